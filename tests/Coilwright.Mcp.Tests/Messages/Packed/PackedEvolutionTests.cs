using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Packed;

/// <summary>Fields are added at the end: old and new readers and writers understand each other.</summary>
public sealed class PackedEvolutionTests
{
    [Fact]
    public void A_newer_reader_accepts_an_older_message_with_defaults_for_what_is_missing()
    {
        byte[] older = new ReadingV1 { Sensor = 3, Unit = "V" }.ToArray();

        ReadingV2 newer = ReadingV2.Decode(older);

        Assert.Equal((3, "V", 0, "", null, 0), (newer.Sensor, newer.Unit, newer.Value, newer.Comment, newer.Limit, newer.History.Count));
        Assert.Equal("", newer.Source.UserId);
    }

    [Fact]
    public void An_older_reader_accepts_a_newer_message_and_ignores_the_rest()
    {
        byte[] newer = new ReadingV2 { Sensor = 3, Unit = "V", Value = 230, Comment = "x", Limit = 5, History = [1, 2] }.ToArray();

        ReadingV1 older = ReadingV1.Decode(newer);

        Assert.Equal((3, "V"), (older.Sensor, older.Unit));
    }

    [Fact]
    public void A_struct_may_be_shorter_too()
    {
        FrameHeader header = FrameHeader.Decode(Hex.Parse("ABCD 01"));

        Assert.Equal(new FrameHeader { Magic = 0xABCD, Version = 1 }, header);
    }

    [Fact]
    public void But_it_ends_between_fields()
    {
        Assert.False(FrameHeader.TryDecode(Hex.Parse("AB"), out _));
        Assert.False(FrameHeader.TryDecode(Hex.Parse("ABCD 01 02 010203"), out _));
        Assert.True(FrameHeader.TryDecode(Hex.Parse("ABCD 01 02"), out _));
    }

    [Fact]
    public void What_an_object_held_before_is_gone_where_the_message_is_shorter()
    {
        var target = new ReadingV2 { Value = 1, Comment = "old", Limit = 1, History = [1] };

        ReadingV2.DecodeInto(new ReadingV1 { Sensor = 3, Unit = "V" }.ToArray(), target);

        Assert.Equal((0, "", null, 0), (target.Value, target.Comment, target.Limit, target.History.Count));
    }
}
