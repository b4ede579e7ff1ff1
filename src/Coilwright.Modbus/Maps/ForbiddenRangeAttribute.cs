namespace Coilwright.Modbus;

/// <summary>
/// Declares addresses that a device does not let anybody read: <c>[ForbiddenRange(RegisterTable.HoldingRegister, 0x0100, 0x01FF)]</c>. No request
/// reaches across them, however wide the gaps are that the map allows, and no member may lie there.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="first">The first address, relative to the map's base address.</param>
/// <param name="last">The last address.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ForbiddenRangeAttribute(RegisterTable table, int first, int last) : Attribute
{
    /// <summary>The table.</summary>
    public RegisterTable Table { get; } = table;

    /// <summary>The first address.</summary>
    public int First { get; } = first;

    /// <summary>The last address.</summary>
    public int Last { get; } = last;
}
