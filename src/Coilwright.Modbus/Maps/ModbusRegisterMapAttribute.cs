namespace Coilwright.Modbus;

/// <summary>
/// Declares a partial class, record, struct or record struct as the register map of a device. The source generator adds the codec, the
/// read plan and a typed client named after the type: <c>EnergyMeter</c> gets <c>EnergyMeterClient</c> and <c>EnergyMeterMembers</c>.
/// </summary>
/// <remarks>
/// The map knows no connection: unit and base address are given to the client. What the classes map that it is derived from belongs to it, before its own
/// members: they may be of another assembly, and maps themselves or not, but only a map has groups, and setters that derived maps cannot call. What
/// this attribute leaves out is then as the base says. A property that is overridden may be mapped anew.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class ModbusRegisterMapAttribute : Attribute
{
    /// <summary>The order of the bytes of values wider than one register. Default: <see cref="RegisterOrder.ABCD"/>.</summary>
    public RegisterOrder Order { get; set; }

    /// <summary>
    /// How many unmapped registers (or bits) a read may span to save a request. Default 0, because many devices refuse a read that
    /// touches an unmapped address.
    /// </summary>
    public int MaxGap { get; set; }

    /// <summary>The most registers that one read may ask for, 1 to 125. Default: 125, the limit of the specification (6.3, 6.4).</summary>
    public int MaxRegistersPerRead { get; set; } = 125;

    /// <summary>The most coils or discrete inputs that one read may ask for, 1 to 2000. Default: 2000, the limit of the specification (6.1, 6.2).</summary>
    public int MaxBitsPerRead { get; set; } = 2000;
}
