namespace Coilwright.Modbus;

/// <summary>A unit of a serial line has got in doubt, or out of it. Immutable.</summary>
/// <param name="Doubt">The unit, since when, and how many answers it owes at this moment.</param>
/// <param name="IsOver">Whether it is settled; otherwise it has begun.</param>
public sealed record UnitDoubtChange(UnitInDoubt Doubt, bool IsOver);
