using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>125 registers with one array.</summary>
[ModbusRegisterMap]
internal sealed partial class ArrayMap
{
    [InputRegister(0, Length = 125)] public ushort[] Values { get; set; } = new ushort[125];
}
