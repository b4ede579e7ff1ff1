namespace Coilwright.Modbus;

/// <summary>What a unit refused of a map. Kept with the result of the read, whose reader may decide later that he cannot do without.</summary>
/// <param name="Facts">The request that would read the first member that was refused.</param>
/// <param name="Member">This member, with the name of its map.</param>
/// <param name="Others">How many more members were refused.</param>
/// <param name="Code">Why the first one was.</param>
internal sealed record MapRefusal(ModbusRequestFacts Facts, string Member, int Others, ModbusExceptionCode Code)
{
    public ModbusDeviceException ToError() => ModbusErrors.MemberRefused(Facts, Member, Others, Code);
}
