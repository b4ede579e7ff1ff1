namespace Coilwright.Mcp.Messages;

/// <summary>The entries of a map in the Tagged layout, in the order of the wire; of several with the same key the last one counts.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyReader">How a key is read.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueReader">How a value is read.</typeparam>
public readonly ref struct MapView<TKey, TKeyReader, TValue, TValueReader>
    where TKey : allows ref struct
    where TKeyReader : IViewReader<TKey>
    where TValue : allows ref struct
    where TValueReader : IViewReader<TValue>
{
    private readonly RepeatedView<ReadOnlySpan<byte>, SpanReader> _entries;
    private readonly MessageSchema? _schema;

    /// <summary>Puts a view over the map. Called by generated code.</summary>
    /// <param name="data">The bytes of the whole message.</param>
    /// <param name="tag">The tag before an entry.</param>
    /// <param name="schema">The message, to be named in errors.</param>
    public MapView(ReadOnlySpan<byte> data, uint tag, MessageSchema schema)
    {
        _entries = new(data, tag, schema);
        _schema = schema;
    }

    /// <summary>Enumerates the entries.</summary>
    public Enumerator GetEnumerator() => new(_entries.GetEnumerator(), _schema);

    /// <summary>Goes through the entries.</summary>
    public ref struct Enumerator
    {
        private readonly MessageSchema? _schema;
        private RepeatedView<ReadOnlySpan<byte>, SpanReader>.Enumerator _entries;

        internal Enumerator(RepeatedView<ReadOnlySpan<byte>, SpanReader>.Enumerator entries, MessageSchema? schema)
        {
            _entries = entries;
            _schema = schema;
        }

        /// <summary>The entry.</summary>
        /// <exception cref="McpFormatException">The entry is no valid encoding of its types.</exception>
        public readonly MapEntryView<TKey, TKeyReader, TValue, TValueReader> Current => new(_entries.Current, _schema!);

        /// <summary>Goes to the next entry.</summary>
        /// <exception cref="McpFormatException">The bytes end in the middle of an entry.</exception>
        public bool MoveNext() => _entries.MoveNext();
    }
}
