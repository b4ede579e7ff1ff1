using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>Where a caller writes its tickets, each number once.</summary>
[ModbusRegisterMap]
internal sealed partial class Mailbox
{
    [HoldingRegister(0)]
    public uint Ticket { get; set; }
}
