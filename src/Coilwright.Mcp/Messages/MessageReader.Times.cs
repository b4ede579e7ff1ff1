namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    /// <summary>Decodes a <c>google.protobuf.Timestamp</c>; one that was absent is 0001-01-01 UTC, the default of the type.</summary>
    public readonly DateTimeOffset DecodeTimestamp(scoped in NestedBytes nested)
    {
        if (!nested.IsPresent)
        {
            return default;
        }

        SecondsAndNanos parts = DecodeParts(nested, WellKnownSchemas.Timestamp);
        if (!parts.TryGet(out DateTimeOffset value))
        {
            RefuseNested(nested, WellKnownSchemas.Timestamp);
        }

        return value;
    }

    /// <summary>Decodes a <c>google.protobuf.Duration</c>; one that was absent is zero.</summary>
    public readonly TimeSpan DecodeDuration(scoped in NestedBytes nested)
    {
        SecondsAndNanos parts = DecodeParts(nested, WellKnownSchemas.Duration);
        if (!parts.TryGet(out TimeSpan value))
        {
            RefuseNested(nested, WellKnownSchemas.Duration);
        }

        return value;
    }

    private readonly SecondsAndNanos DecodeParts(scoped in NestedBytes nested, MessageSchema schema)
    {
        if (!_state.TryEnter(nested.Offset, out int outerOrigin))
        {
            return default;
        }

        var reader = new MessageReader(nested.Bytes, ref _state);
        SecondsAndNanos parts = SecondsAndNanos.Read(ref reader, schema);
        _ = reader.HasFailed(schema);
        _state.Leave(outerOrigin);
        return parts;
    }

    private readonly void RefuseNested(scoped in NestedBytes nested, MessageSchema schema)
    {
        if (!_state.HasFailed)
        {
            _state.Fail(McpFormatFault.ValueOutOfRange, nested.Offset - _state.Origin, tag: 0);
            _state.FailedIn(schema);
        }
    }
}
