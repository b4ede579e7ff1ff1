using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class PackedMessageSnapshots
{
    [Fact]
    public void The_frame_header() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
        public partial struct Header
        {
            [McpField(1)] public ushort Magic { get; set; }
            [McpField(2)] public byte Version { get; set; }
            [McpField(3)] public byte Command { get; set; }
            [McpField(4)] public uint Length { get; set; }
            [McpField(5)] public uint SequenceId { get; set; }
        }
        """);

    [Fact]
    public void An_older_message_ends_before_the_fields_that_came_later() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Reading
        {
            [McpField(1)] public ushort Sensor { get; set; }
            [McpField(2)] public string Unit { get; set; } = "";
            [McpField(3, Encoding = McpEncoding.VarInt)] public long Time { get; set; }
            [McpField(4)] public double? Limit { get; set; }
        }
        """);

    [Fact]
    public void A_struct_of_C() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Record
        {
            [McpField(1, PaddingAfter = 3)] public byte Kind { get; set; }
            [McpField(2, Length = 8)] public string Name { get; set; } = "";
            [McpField(3, Length = 4)] public byte[] Address { get; set; } = new byte[4];
            [McpField(4, Length = 2)] public ushort[] Values { get; set; } = new ushort[2];
        }
        """);

    [Fact]
    public void Lists_behind_their_number() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Batch
        {
            [McpField(1)] public List<ushort> Values { get; set; } = [];
            [McpField(2)] public string[]? Names { get; set; }
        }
        """);

    [Fact]
    public void Nested_messages_stand_inline_where_their_size_is_fixed() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed)]
        public partial struct Point
        {
            [McpField(1)] public int X { get; set; }
        }

        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Label
        {
            [McpField(1)] public string Text { get; set; } = "";
        }

        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Drawing
        {
            [McpField(1)] public Point Origin { get; set; }
            [McpField(2)] public Label Label { get; set; } = new();
        }
        """,
        hintName => hintName.StartsWith("Drawing", StringComparison.Ordinal));

    [Fact]
    public void Times_as_integers() => Snapshot.VerifyMessage(
        """
        [McpMessage(Layout = McpLayout.Packed)]
        public partial class Stamp
        {
            [McpField(1)] public DateTimeOffset Time { get; set; }
            [McpField(2, Encoding = McpEncoding.VarInt)] public TimeSpan Duration { get; set; }
            [McpField(3)] public Guid Id { get; set; }
        }
        """,
        hintName => !hintName.Contains("View", StringComparison.Ordinal));
}
