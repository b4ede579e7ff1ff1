namespace Coilwright.Mcp.Messages;

/// <content>For views: notes where values begin, checks them and passes over them.</content>
public ref partial struct MessageReader
{
    /// <summary>Passes over a value of the codec's type.</summary>
    /// <returns>Where it begins.</returns>
    public int Mark<T, TCodec>()
        where TCodec : IValueCodec<T>
    {
        int start = _position;
        _ = Read<T, TCodec>();
        return start;
    }

    /// <summary>Passes over bytes behind their length.</summary>
    /// <returns>Where the length begins.</returns>
    public int MarkSpan()
    {
        int start = _position;
        _ = TakePrefixed();
        return start;
    }

    /// <summary>Passes over a nested message of the Tagged layout, which must not arrive in parts.</summary>
    /// <param name="before">Where an earlier part begins; the end of the message if there was none.</param>
    /// <returns>Where the length begins.</returns>
    public int MarkNested(int before)
    {
        if (before < _data.Length)
        {
            Fail(McpFormatFault.InParts);
        }

        return MarkSpan();
    }

    /// <summary>Passes over a number of bytes.</summary>
    /// <returns>Where they begin.</returns>
    public int MarkFixed(int size)
    {
        int start = _position;
        _ = TryTake(size, out _);
        return start;
    }

    /// <summary>Passes over a list of the Packed layout behind the number of its items.</summary>
    /// <returns>Where the number begins.</returns>
    public int MarkCounted<T, TReader>()
        where T : allows ref struct
        where TReader : IViewReader<T>
    {
        int start = _position;
        MarkItems<T, TReader>(ReadVarInt());
        return start;
    }

    /// <summary>Passes over a list of a fixed number of items.</summary>
    /// <returns>Where the first begins.</returns>
    public int MarkItems<T, TReader>(ulong count)
        where T : allows ref struct
        where TReader : IViewReader<T>
    {
        int start = _position;
        MessageReader copy = this;
        for (; count > 0 && !copy.HasStopped; count--)
        {
            TReader.Skip(ref copy);
        }

        this = copy;
        return start;
    }

    /// <summary>Passes over the value behind the tag that was just read, an item of a list or an entry of a map.</summary>
    public void SkipItem()
    {
        MessageReader copy = this;
        copy.SkipValue(_tag, depth: 0);
        this = copy;
    }

    /// <summary>Goes to a position of the message.</summary>
    internal void MoveTo(int position) => _position = position;

    /// <summary>Where the next byte stands.</summary>
    internal readonly int Position => _position;
}
