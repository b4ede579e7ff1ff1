using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class TaggedMessageSnapshots
{
    [Fact]
    public void The_message_of_the_readme() => Snapshot.VerifyMessage(
        """
        public enum EventKind { None, Login, Logout }

        [McpMessage]
        public partial record UserEvent
        {
            [McpField(1)] public required string UserId { get; init; }
            [McpField(2)] public long Timestamp { get; init; }
            [McpField(3)] public EventKind Type { get; init; }
        }
        """);

    [Fact]
    public void Numbers_in_every_form() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Numbers
        {
            [McpField(1)] public int Plain { get; set; }
            [McpField(2, Encoding = McpEncoding.ZigZag)] public long ZigZag { get; set; }
            [McpField(3, Encoding = McpEncoding.Fixed)] public uint Fixed { get; set; }
            [McpField(4)] public double Double { get; set; }
            [McpField(5)] public bool Boolean { get; set; }
            [McpField(16)] public short TwoByteTag { get; set; }
        }
        """,
        IsMessage);

    [Fact]
    public void What_may_be_absent() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Optional
        {
            [McpField(1)] public int? Number { get; set; }
            [McpField(2)] public string? Text { get; set; }
            [McpField(3)] public byte[]? Bytes { get; set; }
            [McpField(4)] public List<int>? Numbers { get; set; }
        }
        """);

    [Fact]
    public void Lists_stay_where_they_are() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Lists
        {
            [McpField(1)] public List<double> Packed { get; set; } = [];
            [McpField(2)] public string[] Texts { get; set; } = [];
            [McpField(3, MaxLength = 100)] public IReadOnlyList<int> Limited { get; set; } = [];
        }
        """);

    [Fact]
    public void Maps() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Counters
        {
            [McpField(1)] public Dictionary<string, long> ByName { get; set; } = [];
        }
        """);

    [Fact]
    public void Nested_messages_are_joined_and_read_into() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Place
        {
            [McpField(1)] public double Latitude { get; set; }
        }

        [McpMessage]
        public partial class Trip
        {
            [McpField(1)] public Place From { get; set; } = new();
            [McpField(2)] public Place? To { get; set; }
            [McpField(3)] public List<Place> Stops { get; set; } = [];
        }
        """,
        hintName => hintName.StartsWith("Trip", StringComparison.Ordinal));

    [Fact]
    public void A_message_within_itself() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Node
        {
            [McpField(1)] public Node? Next { get; set; }
        }
        """,
        IsMessage);

    [Fact]
    public void One_of_several() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Value
        {
            [McpField(1, OneOf = "Kind")] public long? Number { get; set; }
            [McpField(2, OneOf = "Kind")] public string? Text { get; set; }
        }
        """);

    [Fact]
    public void Times_and_ids() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Stamp
        {
            [McpField(1)] public DateTimeOffset Time { get; set; }
            [McpField(2)] public TimeSpan Duration { get; set; }
            [McpField(3)] public Guid Id { get; set; }
        }
        """);

    [Fact]
    public void Text_by_way_of_the_pool_and_of_limited_length() => Snapshot.VerifyMessage(
        """
        [McpMessage]
        public partial class Text
        {
            [McpField(1, UseStringPool = true)] public string Unit { get; set; } = "";
            [McpField(2, MaxLength = 20)] public string Name { get; set; } = "";
        }
        """,
        IsMessage);

    [Fact]
    public void A_positional_record_of_a_generic_type() => Snapshot.VerifyMessage(
        """
        public partial class Outer<T>
        {
            [McpMessage]
            public readonly partial record struct Point([property: McpField(1)] int X, [property: McpField(2)] int Y);
        }
        """,
        IsMessage);

    private static bool IsMessage(string hintName) => !hintName.Contains("View", StringComparison.Ordinal);
}
