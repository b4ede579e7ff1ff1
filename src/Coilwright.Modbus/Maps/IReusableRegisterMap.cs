namespace Coilwright.Modbus;

/// <summary>A map whose members can all be set again, so that one object can be read into over and over without allocating.</summary>
/// <typeparam name="TSelf">The map itself.</typeparam>
public interface IReusableRegisterMap<TSelf> : IModbusRegisterMap<TSelf>
    where TSelf : class, IReusableRegisterMap<TSelf>
{
    /// <summary>
    /// Sets the members that one block of the map itself carries. Members whose scale lies in another block are set by a second call,
    /// when all blocks have been decoded.
    /// </summary>
    /// <param name="block">The block's index among the map's own; for the second call the number of those blocks more.</param>
    /// <param name="data">The block's data, at least <see cref="MapBlock.Size"/> bytes.</param>
    /// <exception cref="ArgumentException">The data is too short.</exception>
    void DecodeBlock(int block, ReadOnlySpan<byte> data);

    /// <summary>Sets one member of the map itself, where its block cannot be read whole. A member's scale is set before what it scales.</summary>
    /// <param name="member">The member's place among the map's own.</param>
    /// <param name="data">Its registers, or its bits from bit 0 of the first byte on.</param>
    void DecodeMember(int member, ReadOnlySpan<byte> data);

    /// <summary>Writes the values of the map itself, without those of its groups, into the data of its own blocks.</summary>
    /// <param name="data">The data of the map's own blocks, one behind the other.</param>
    void EncodeBlocks(Span<byte> data) => Encode(data);

    /// <summary>The elements of a group.</summary>
    /// <param name="index">The group's place among the groups of the map.</param>
    RegisterGroupList GetGroup(int index) => throw new ArgumentOutOfRangeException(nameof(index), index, "The map has no groups.");

    /// <summary>Tells an element which map it stands in, for scales and counts that lie there.</summary>
    /// <param name="outer">The map around it.</param>
    void SetOuter(object outer)
    {
    }
}
