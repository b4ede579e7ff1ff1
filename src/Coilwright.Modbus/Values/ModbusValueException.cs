namespace Coilwright.Modbus;

/// <summary>
/// A device sent a value that the mapped property cannot hold, such as 300 for a <see cref="byte"/>. The device answers correctly; the map
/// should name a wider type.
/// </summary>
public sealed class ModbusValueException : CoilwrightException
{
    internal ModbusValueException(string member, string message)
        : base(message, null)
    {
        Member = member;
    }

    /// <summary>The name of the mapped property.</summary>
    public string Member { get; }
}
