using System.Runtime.InteropServices;
using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages.Packed;

/// <summary>Held against bytes written by hand.</summary>
public sealed class PackedBytesTests
{
    [Fact]
    public void The_event_of_the_comparison_takes_24_bytes() =>
        Assert.Equal(Hex.Parse("10 757365722D3030303030303030303432 FB80B3C19C33 01"), PackedEvent.Example.ToArray());

    [Fact]
    public void The_header_of_a_frame_is_declared_in_five_lines()
    {
        var header = new FrameHeader { Magic = 0xABCD, Version = 1, Command = 2, Length = 0x01020304, SequenceId = 0x05060708 };

        Assert.Equal(Hex.Parse("ABCD 01 02 01020304 05060708"), header.ToArray());
        Assert.Equal(header, FrameHeader.Decode(header.ToArray()));
        Assert.Equal(12, FrameHeader.EncodedSize);
    }

    [Fact]
    public void Fields_of_fixed_size_are_a_packed_C_struct()
    {
        var frame = new StructFrame { Kind = 7, Value = -2, Crc = 0x1234, Name = "abc", Samples = [1, -1], On = true, Level = 1.5f };
        byte[] expected = Hex.Parse("07 000000 FEFFFFFF 1234 616263000000 0100 FFFF 0000 01 0000C03F");

        Assert.Equal(expected, frame.ToArray());
        Assert.Equal(expected, MemoryMarshal.AsBytes([NativeFrame.Example]).ToArray());
        Assert.Equal(StructFrame.EncodedSize, Marshal.SizeOf<NativeFrame>());
    }

    [Fact]
    public void A_struct_is_read_back()
    {
        StructFrame frame = StructFrame.Decode(MemoryMarshal.AsBytes([NativeFrame.Example]));

        Assert.Equal((7, -2, 0x1234, "abc", true, 1.5f), (frame.Kind, frame.Value, frame.Crc, frame.Name, frame.On, frame.Level));
        Assert.Equal([1, -1, 0], frame.Samples);
    }

    [Fact]
    public void Every_kind_of_field_in_its_place() => Assert.Equal(
        Hex.Parse(
            """
            ABCD 01 00 00000005 00000000
            07 4772C3BCC39F65
            01 00
            FFFFFFFFFFFFFFFFFF01
            03
            01 000000000000F83F
            03 0100 0200 FFFF
            01 00000001
            01 02 0161 0162
            01 000000000000000000000007
            1B 0A10757365722D303030303030303030343210FB80B3C19C331801
            01 1B 0A10757365722D303030303030303030343210FB80B3C19C331801
            00112233445566778899AABBCCDDEEFF
            80B078DBA4C93E00
            80ADE204
            03 010203
            7F000001
            02 01 00
            01
            01 09
            534E2D3100000000 00
            """.ReplaceLineEndings(" ")),
        AllPacked.Example.ToArray());

    [Fact]
    public void And_read_back()
    {
        byte[] bytes = AllPacked.Example.ToArray();
        AllPacked message = AllPacked.Decode(bytes);

        Assert.Equal(bytes, message.ToArray());
        Assert.Equal(bytes.Length, message.GetEncodedSize());
        Assert.Equal(AllPacked.Example.Time, message.Time);
        Assert.Equal(AllPacked.Example.Id, message.Id);
    }

    [Fact]
    public void What_is_too_long_for_its_field_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => new StructFrame { Name = "1234567" }.ToArray());
        Assert.Throws<InvalidOperationException>(() => new StructFrame { Name = "Grüße!" }.ToArray());
        Assert.Throws<InvalidOperationException>(() => new StructFrame { Samples = [1, 2, 3, 4] }.ToArray());
        Assert.Throws<InvalidOperationException>(() => new AllPacked { Address = new byte[5] }.ToArray());
    }

    [Fact]
    public void A_text_of_full_length_has_no_zero_behind_it() =>
        Assert.Equal("123456", StructFrame.Decode(new StructFrame { Name = "123456" }.ToArray()).Name);
}
