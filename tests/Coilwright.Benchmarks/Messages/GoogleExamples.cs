using ByteString = global::Google.Protobuf.ByteString;

namespace Coilwright.Benchmarks.Messages;

/// <summary>The messages as Google's compiler makes them.</summary>
internal static class GoogleExamples
{
    public static Google.Small Small { get; } = new()
    {
        UserId = SmallMessage.Example.UserId,
        Timestamp = SmallMessage.Example.Timestamp,
        Type = (Google.Kind)SmallMessage.Example.Type,
    };

    public static Google.Medium Medium { get; } = CreateMedium(MediumMessage.Example);

    private static Google.Medium CreateMedium(MediumMessage message)
    {
        var medium = new Google.Medium
        {
            Device = message.Device,
            Site = message.Site,
            Timestamp = message.Timestamp,
            Sequence = message.Sequence,
            Type = (Google.Kind)message.Type,
            Confirmed = message.Confirmed,
            Value = message.Value,
            Place = new Google.Place { Latitude = message.Place.Latitude, Longitude = message.Place.Longitude },
            Signature = ByteString.CopyFrom(message.Signature),
        };
        medium.Samples.AddRange(message.Samples);
        medium.Tags.AddRange(message.Tags);
        return medium;
    }
}
