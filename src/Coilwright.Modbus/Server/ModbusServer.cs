namespace Coilwright.Modbus;

/// <summary>.</summary>
public sealed class ModbusServer
{
}
