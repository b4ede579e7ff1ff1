namespace Coilwright.Modbus.Tests.Server;

/// <summary>A map whose types cannot hold all that fits into their registers.</summary>
[ModbusRegisterMap]
internal sealed partial class Nameplate
{
    [HoldingRegister(0, Length = 4)]
    public string Name { get; set; } = "";

    [HoldingRegister(4, As = RegisterType.UInt16)]
    public byte Group { get; set; }

    [HoldingRegister(5, Bit = 0)]
    public bool Locked { get; set; }

    [HoldingRegister(5, Bit = 1)]
    public bool Sealed { get; set; }
}
