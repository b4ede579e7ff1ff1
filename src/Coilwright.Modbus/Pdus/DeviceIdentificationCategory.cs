namespace Coilwright.Modbus;

/// <summary>What Read Device Identification asks for (specification V1.1b3, 6.21).</summary>
public enum DeviceIdentificationCategory : byte
{
    /// <summary>Vendor, product code and revision: objects 0 to 2, which every device has that knows the function.</summary>
    Basic = 1,

    /// <summary>The basic ones and, where the device has them, URL, product, model and application names: objects 0 to 0x7F.</summary>
    Regular = 2,

    /// <summary>All that the device has, the vendor's own ones from 0x80 on included.</summary>
    Extended = 3,

    /// <summary>One object.</summary>
    Individual = 4,
}
