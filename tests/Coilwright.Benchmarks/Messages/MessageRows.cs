using Coilwright.Benchmarks.Codecs;

namespace Coilwright.Benchmarks.Messages;

/// <summary>Messages against a codec by hand and against those that other people use.</summary>
internal sealed class MessageRows : IRows, ICodecs
{
    private const string Group = "messages";

    public int Place => 40;

    public IEnumerable<Codec> Codecs =>
    [
        .. Against("small message, Tagged", SmallSerializers.Tagged, SmallSerializers.TaggedByHand, SmallSerializers.Others),
        .. Against("small message, Packed", SmallSerializers.Packed, SmallSerializers.PackedByHand, SmallSerializers.Others),
        .. Against("medium message, Tagged", MediumSerializers.Tagged, MediumSerializers.TaggedByHand, MediumSerializers.Others),
    ];

    public IEnumerable<Row> Create() => Codecs.Select(codec => codec.ToRow()).Concat(
    [
        Size("small message, Tagged", SmallSerializers.Tagged, SmallSerializers.Others[^1], Limit.AtMost(0.386)),
        Size("small message, Packed", SmallSerializers.Packed, SmallSerializers.Others[^2], Limit.AtMost(1)),
        Size("medium message, Tagged", MediumSerializers.Tagged, MediumSerializers.Others[^1], null),
        .. SmallSerializers.Others[..^1].Select(other => Size("small message", other, SmallSerializers.Others[^1], null)),
        .. MediumSerializers.Others[..^1].Select(other => Size("medium message", other, MediumSerializers.Others[^1], null)),
    ]);

    private static IEnumerable<Codec> Against(string message, Serializer ours, Serializer byHand, Serializer[] others)
    {
        foreach (Serializer other in (Serializer[])[byHand, .. others])
        {
            (Limit? encode, Limit? decode) = other.Name switch
            {
                "by hand" => (Limit.AtMost(1.3), Limit.AtMost(1.2)),
                "Google.Protobuf" => (Limit.AtMost(1 / 2.5), Limit.AtMost(1 / 2.5)),
                "MemoryPack" => (Limit.AtMost(1), Limit.AtMost(1)),
                _ => ((Limit?)null, (Limit?)null),
            };
            yield return new(Group, $"encode {message} / {other.Name}", encode, ours.Encode, other.Encode);
            yield return new(Group, $"decode {message} / {other.Name}", decode, ours.Decode, other.Decode) { MaxBytes = null };
            if (ours.DecodeInto is { } ourInto && other.DecodeInto is { } otherInto)
            {
                yield return new(Group, $"decode {message}, into the same object / {other.Name}", decode, ourInto, otherInto);
            }
        }
    }

    private static Row Size(string message, Serializer ours, Serializer other, Limit? limit) => new(
        Group,
        $"size of {message}{(message.Contains(',', StringComparison.Ordinal) ? "" : $" by {ours.Name}")} / {other.Name}",
        Unit.Bytes,
        limit,
        () => Task.FromResult(new Contest(new KnownContender(ours.Size), new KnownContender(other.Size))));
}
