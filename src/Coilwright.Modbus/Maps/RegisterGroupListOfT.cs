using System.Collections;

namespace Coilwright.Modbus;

/// <summary>
/// The elements of a group (see <see cref="RegisterGroupAttribute"/>). A read sets how many there are; whoever fills a map for a server
/// does so by <see cref="SetCount"/>. Elements that are no longer counted are kept and come back, so that reading allocates nothing.
/// Not safe for several threads that change it.
/// </summary>
/// <typeparam name="T">The map of one element.</typeparam>
public sealed class RegisterGroupList<T> : RegisterGroupList, IReadOnlyList<T>
    where T : class, IReusableRegisterMap<T>, new()
{
    private readonly List<T> _elements = [];
    private int _count;

    /// <summary>Makes a list of new elements.</summary>
    /// <param name="count">How many.</param>
    public RegisterGroupList(int count) => SetCount(count);

    /// <inheritdoc/>
    public override int Count => _count;

    /// <summary>An element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none of this index.</exception>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _count);
            return _elements[index];
        }
    }

    /// <inheritdoc/>
    public override void SetCount(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        while (_elements.Count < count)
        {
            _elements.Add(new T());
        }

        _count = count;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _elements.Take(_count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal override void DecodeBlock(int element, int block, ReadOnlySpan<byte> data) => _elements[element].DecodeBlock(block, data);

    internal override void DecodeMember(int element, int member, ReadOnlySpan<byte> data) => _elements[element].DecodeMember(member, data);

    internal override void EncodeBlocks(int element, Span<byte> data) => _elements[element].EncodeBlocks(data);

    internal override void SetOuter(int element, object outer) => _elements[element].SetOuter(outer);

    internal override object ElementAt(int element) => _elements[element];

    internal override RegisterGroupList GroupOf(int element, int group) => _elements[element].GetGroup(group);
}
