namespace Coilwright.Modbus;

/// <summary>Maps the property to input registers: read only, function code 4.</summary>
/// <param name="address">The zero-based address of the first register, 0 to 65535.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class InputRegisterAttribute(int address) : RegisterAttribute(address);
