namespace Coilwright.Modbus;

/// <summary>The elements of a group, as the code around maps sees them.</summary>
public abstract class RegisterGroupList
{
    private protected RegisterGroupList()
    {
    }

    /// <summary>How many elements there are.</summary>
    public abstract int Count { get; }

    /// <summary>Keeps the first elements, or adds new ones.</summary>
    /// <param name="count">How many there are to be.</param>
    public abstract void SetCount(int count);

    internal abstract void DecodeBlock(int element, int block, ReadOnlySpan<byte> data);

    internal abstract void DecodeMember(int element, int member, ReadOnlySpan<byte> data);

    internal abstract void EncodeBlocks(int element, Span<byte> data);

    internal abstract void SetOuter(int element, object outer);

    internal abstract object ElementAt(int element);

    internal abstract RegisterGroupList GroupOf(int element, int group);
}
