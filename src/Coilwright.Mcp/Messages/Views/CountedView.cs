namespace Coilwright.Mcp.Messages;

/// <summary>The items of a list in the Packed layout, read as they are enumerated.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <typeparam name="TReader">How an item is read.</typeparam>
public readonly ref struct CountedView<T, TReader>
    where T : allows ref struct
    where TReader : IViewReader<T>
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly int _first;

    /// <summary>Puts a view over a list that stands behind the number of its items. Called by generated code.</summary>
    /// <param name="data">The bytes of the whole message, which have been checked.</param>
    /// <param name="offset">Where the number begins; the end of the message if the list is absent.</param>
    public CountedView(ReadOnlySpan<byte> data, int offset)
    {
        _data = data;
        if (offset < data.Length)
        {
            VarIntRead count = VarInt.Read(data, offset);
            Count = (int)count.Value;
            _first = offset + count.Size;
        }
    }

    /// <summary>Puts a view over a list of a fixed number of items. Called by generated code.</summary>
    /// <param name="data">The bytes of the whole message, which have been checked.</param>
    /// <param name="offset">Where the first item begins; the end of the message if the list is absent.</param>
    /// <param name="count">The number of items.</param>
    public CountedView(ReadOnlySpan<byte> data, int offset, int count)
    {
        _data = data;
        _first = offset;
        Count = offset < data.Length ? count : 0;
    }

    /// <summary>The number of items.</summary>
    public int Count { get; }

    /// <summary>Enumerates the items.</summary>
    public Enumerator GetEnumerator() => new(_data, _first, Count);

    /// <summary>Goes through the items.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _data;
        private int _next;
        private int _left;
        private int _current = -1;

        internal Enumerator(ReadOnlySpan<byte> data, int first, int count)
        {
            _data = data;
            _next = first;
            _left = count;
        }

        /// <summary>The item.</summary>
        public readonly T Current => TReader.Read(_data, _current);

        /// <summary>Goes to the next item.</summary>
        public bool MoveNext()
        {
            if (_left == 0)
            {
                return false;
            }

            DecodeState state = default;
            var reader = new MessageReader(_data, ref state);
            reader.MoveTo(_next);
            TReader.Skip(ref reader);
            _current = _next;
            _next = reader.Position;
            _left--;
            return true;
        }
    }
}
