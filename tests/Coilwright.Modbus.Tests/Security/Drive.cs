namespace Coilwright.Modbus.Tests.Security;

/// <summary>A drive that everybody may watch, save what its maker keeps back, and few may set.</summary>
[ModbusRegisterMap]
public partial class Drive
{
    [HoldingRegister(0), RequiresRole("Operator", "Engineer", Access = MemberAccess.Write)]
    public ushort Speed { get; set; }

    [HoldingRegister(1, Bit = 0), RequiresRole("Engineer", Access = MemberAccess.Write)]
    public bool Unlocked { get; set; }

    [HoldingRegister(1, Bit = 1)]
    public bool Lamp { get; set; }

    [HoldingRegister(2), RequiresRole("Engineer")]
    public ushort Calibration { get; set; }

    [Coil(0), RequiresRole("Operator", Access = MemberAccess.Write)]
    public bool Run { get; set; }

    [InputRegister(0), RequiresRole("Engineer", Access = MemberAccess.Read)]
    public ushort Diagnosis { get; set; }
}
