namespace Coilwright.Modbus;

/// <summary>A unit of a serial line that still owes answers.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Since">Since when, by the wall clock, for people to read.</param>
/// <param name="OwedAnswers">How many answers may still come from it.</param>
public sealed record UnitInDoubt(byte Unit, DateTimeOffset Since, int OwedAnswers);
