namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What winches of all makers have: the order of their bytes apart, they are alike.</summary>
internal interface IWinch
{
    uint Speed { get; set; }

    double Ramp { get; set; }

    string Label { get; set; }

    bool Brake { get; set; }

    byte Mode { get; set; }

    bool Light { get; set; }

    bool Horn { get; set; }
}

[ModbusRegisterMap(Order = RegisterOrder.ABCD)]
internal sealed partial class AbcdWinch : IWinch
{
    [HoldingRegister(0x10), WriteGroup("Setup")] public uint Speed { get; set; }
    [HoldingRegister(0x12, As = RegisterType.UInt16, Scale = 0.1, Max = 100), WriteGroup("Setup")] public double Ramp { get; set; }
    [HoldingRegister(0x13, Length = 2), WriteGroup("Setup")] public string Label { get; set; } = "";
    [HoldingRegister(0x20, Bit = 3), WriteGroup("Setup")] public bool Brake { get; set; }
    [HoldingRegister(0x20, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
    [Coil(5), WriteGroup("Setup")] public bool Light { get; set; }
    [Coil(6), WriteGroup("Setup")] public bool Horn { get; set; }
}

[ModbusRegisterMap(Order = RegisterOrder.CDAB)]
internal sealed partial class CdabWinch : IWinch
{
    [HoldingRegister(0x10), WriteGroup("Setup")] public uint Speed { get; set; }
    [HoldingRegister(0x12, As = RegisterType.UInt16, Scale = 0.1, Max = 100), WriteGroup("Setup")] public double Ramp { get; set; }
    [HoldingRegister(0x13, Length = 2), WriteGroup("Setup")] public string Label { get; set; } = "";
    [HoldingRegister(0x20, Bit = 3), WriteGroup("Setup")] public bool Brake { get; set; }
    [HoldingRegister(0x20, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
    [Coil(5), WriteGroup("Setup")] public bool Light { get; set; }
    [Coil(6), WriteGroup("Setup")] public bool Horn { get; set; }
}

[ModbusRegisterMap(Order = RegisterOrder.BADC)]
internal sealed partial class BadcWinch : IWinch
{
    [HoldingRegister(0x10), WriteGroup("Setup")] public uint Speed { get; set; }
    [HoldingRegister(0x12, As = RegisterType.UInt16, Scale = 0.1, Max = 100), WriteGroup("Setup")] public double Ramp { get; set; }
    [HoldingRegister(0x13, Length = 2), WriteGroup("Setup")] public string Label { get; set; } = "";
    [HoldingRegister(0x20, Bit = 3), WriteGroup("Setup")] public bool Brake { get; set; }
    [HoldingRegister(0x20, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
    [Coil(5), WriteGroup("Setup")] public bool Light { get; set; }
    [Coil(6), WriteGroup("Setup")] public bool Horn { get; set; }
}

[ModbusRegisterMap(Order = RegisterOrder.DCBA)]
internal sealed partial class DcbaWinch : IWinch
{
    [HoldingRegister(0x10), WriteGroup("Setup")] public uint Speed { get; set; }
    [HoldingRegister(0x12, As = RegisterType.UInt16, Scale = 0.1, Max = 100), WriteGroup("Setup")] public double Ramp { get; set; }
    [HoldingRegister(0x13, Length = 2), WriteGroup("Setup")] public string Label { get; set; } = "";
    [HoldingRegister(0x20, Bit = 3), WriteGroup("Setup")] public bool Brake { get; set; }
    [HoldingRegister(0x20, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
    [Coil(5), WriteGroup("Setup")] public bool Light { get; set; }
    [Coil(6), WriteGroup("Setup")] public bool Horn { get; set; }
}
