namespace Coilwright.Modbus;

/// <summary>Talks to Modbus devices. Any number of callers may share one.</summary>
public sealed class ModbusClient
{
}
