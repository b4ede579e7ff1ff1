namespace Coilwright.Modbus;

/// <summary>Maps the property to holding registers: read by function code 3, written by 6, 16 or 22.</summary>
/// <param name="address">The zero-based address of the first register, 0 to 65535.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class HoldingRegisterAttribute(int address) : RegisterAttribute(address)
{
    /// <summary>The least value, in the property's own terms, that a write accepts. Default: whatever the registers can hold.</summary>
    public double Min { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest value, in the property's own terms, that a write accepts. Default: whatever the registers can hold.</summary>
    public double Max { get; set; } = double.PositiveInfinity;

    /// <summary>Which function code writes a value of one register. Default: <see cref="RegisterWrite.Single"/>.</summary>
    public RegisterWrite Write { get; set; }
}
