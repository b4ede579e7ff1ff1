namespace Coilwright.Mcp.Messages;

/// <summary>The items of a list in the Tagged layout, found as they are enumerated. They may stand together or apart.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
/// <typeparam name="TReader">How an item is read.</typeparam>
public readonly ref struct RepeatedView<T, TReader>
    where T : allows ref struct
    where TReader : IViewReader<T>
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly uint _itemTag;
    private readonly MessageSchema? _schema;

    /// <summary>Puts a view over the list. Called by generated code.</summary>
    /// <param name="data">The bytes of the whole message.</param>
    /// <param name="itemTag">The tag before a single item.</param>
    /// <param name="schema">The message, to be named in errors.</param>
    public RepeatedView(ReadOnlySpan<byte> data, uint itemTag, MessageSchema schema)
    {
        _data = data;
        _itemTag = itemTag;
        _schema = schema;
    }

    /// <summary>Enumerates the items.</summary>
    public Enumerator GetEnumerator() => new(_data, _itemTag, _schema);

    /// <summary>Goes through the items.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _data;
        private readonly uint _itemTag;
        private readonly MessageSchema? _schema;
        private int _position;
        private int _packedEnd;
        private int _current = -1;

        internal Enumerator(ReadOnlySpan<byte> data, uint itemTag, MessageSchema? schema)
        {
            _data = data;
            _itemTag = itemTag;
            _schema = schema;
        }

        /// <summary>The item.</summary>
        public readonly T Current => TReader.Read(_data, _current);

        /// <summary>Goes to the next item.</summary>
        /// <exception cref="McpFormatException">An item is no valid encoding of its type.</exception>
        public bool MoveNext()
        {
            DecodeState state = default;
            var reader = new MessageReader(_data, ref state);
            reader.MoveTo(_position);
            bool found = _position < _packedEnd || FindItem(ref reader, _itemTag, ref _packedEnd);
            if (found)
            {
                _current = reader.Position;
                TReader.Skip(ref reader);
            }

            _position = reader.Position;
            if (_schema is not null)
            {
                MessageView.Require(reader, state, _schema);
            }

            return found;
        }

        private static bool FindItem(scoped ref MessageReader reader, uint itemTag, ref int packedEnd)
        {
            uint listTag = (itemTag & ~7u) | (uint)WireType.LengthDelimited;
            for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            {
                if (tag == itemTag)
                {
                    return true;
                }

                if (tag == listTag)
                {
                    int length = reader.ReadSpan().Length;
                    packedEnd = reader.Position;
                    reader.MoveTo(reader.Position - length);
                    if (length > 0)
                    {
                        return true;
                    }
                }
                else
                {
                    reader.SkipItem();
                }
            }

            return false;
        }
    }
}
