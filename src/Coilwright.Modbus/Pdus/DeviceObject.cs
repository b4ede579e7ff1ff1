namespace Coilwright.Modbus.Pdus;

/// <summary>One object of a device's identification.</summary>
public readonly ref struct DeviceObject
{
    internal DeviceObject(byte id, ReadOnlySpan<byte> value)
    {
        Id = id;
        Value = value;
    }

    /// <summary>Which object: 0 vendor, 1 product code, 2 revision, 3 URL, 4 product, 5 model, 6 application; from 0x80 on the vendor's own.</summary>
    public byte Id { get; }

    /// <summary>Its value, of ASCII characters for 0 to 6.</summary>
    public ReadOnlySpan<byte> Value { get; }
}
