using Coilwright.Modbus.Values;

namespace Coilwright.Modbus;

/// <summary>Reads members by which others are scaled: whole numbers, with or without a pattern for none.</summary>
internal static class MapScale
{
    /// <summary>Makes sure that the scale of a member says something, so that the member has a value and can be written.</summary>
    /// <param name="member">The member, which has a scale.</param>
    /// <param name="data">The registers of its scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">It says nothing.</exception>
    public static void Require(MapMember member, ReadOnlySpan<byte> data) =>
        RegisterExponent.RequireScale(Read(member.Scale!, data), member.Scaling == RegisterScaling.Divisor, member.Name);

    // Type by type, so that nothing is boxed.
    private static long? Read(MapMember scale, ReadOnlySpan<byte> data) => scale switch
    {
        MapMember<short> member => member.Decode(data),
        MapMember<short?> member => member.Decode(data),
        MapMember<ushort> member => member.Decode(data),
        MapMember<ushort?> member => member.Decode(data),
        MapMember<int> member => member.Decode(data),
        MapMember<int?> member => member.Decode(data),
        MapMember<uint> member => member.Decode(data),
        MapMember<uint?> member => member.Decode(data),
        MapMember<long> member => member.Decode(data),
        MapMember<long?> member => member.Decode(data),
        MapMember<sbyte> member => member.Decode(data),
        MapMember<sbyte?> member => member.Decode(data),
        MapMember<byte> member => member.Decode(data),
        MapMember<byte?> member => member.Decode(data),
        _ => null,
    };
}
