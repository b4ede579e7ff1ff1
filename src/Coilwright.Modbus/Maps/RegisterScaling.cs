namespace Coilwright.Modbus;

/// <summary>What the value of a scale register means to what it scales.</summary>
public enum RegisterScaling
{
    /// <summary>value = raw x 10^scale, with a scale of -10 to 10.</summary>
    PowerOfTen,

    /// <summary>value = raw / scale, with a scale other than 0.</summary>
    Divisor,
}
