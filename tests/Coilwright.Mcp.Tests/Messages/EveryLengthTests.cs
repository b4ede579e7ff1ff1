using System.Text;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Mcp.Tests.Messages;

/// <summary>What goes by several ways, depending on how long it is: each way at each of its ends.</summary>
public sealed class EveryLengthTests
{
    private const int Longest = 140;

    [Fact]
    public void Text_is_written_and_read_at_every_length()
    {
        foreach (string text in Texts())
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            byte[] bytes = new AllFields { Text = text }.ToArray();
            Assert.Equal(utf8, bytes[^utf8.Length..]);

            Assert.Equal(text, AllFields.Decode(bytes).Text);
            var target = new AllFields { Text = new string('x', text.Length) };
            AllFields.DecodeInto(bytes, target);
            Assert.Equal(text, target.Text);

            string before = target.Text;
            AllFields.DecodeInto(bytes, target);
            Assert.Same(before, target.Text);
        }
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_wherever_they_stand()
    {
        for (int length = 1; length <= Longest; length++)
        {
            byte[] bytes = new AllFields { Text = new string('a', length) }.ToArray();
            string same = AllFields.Decode(bytes).Text;
            for (int position = bytes.Length - length; position < bytes.Length; position++)
            {
                byte[] broken = [.. bytes];
                broken[position] |= 0x80;
                Assert.Equal(McpFormatFault.InvalidUtf8, Assert.Throws<McpFormatException>(() => AllFields.Decode(broken)).Fault);
                Assert.Throws<McpFormatException>(() => AllFields.DecodeInto(broken, new AllFields { Text = same }));
            }
        }
    }

    [Fact]
    public void A_varint_is_read_wherever_the_data_end()
    {
        for (int bits = 0; bits <= 64; bits++)
        {
            ulong value = bits == 0 ? 0 : ulong.MaxValue >> (64 - bits);
            byte[] encoded = new byte[VarInt.SizeOf(value)];
            VarInt.Write(encoded, 0, value);
            for (int before = 0; before <= VarInt.MaxSize; before++)
            {
                byte[] front = [.. Enumerable.Repeat((byte)0xFF, before), .. encoded];
                for (int cut = 1; cut <= encoded.Length; cut++)
                {
                    Assert.Equal(VarIntRead.Failed(McpFormatFault.Truncated), VarInt.Read(front.AsSpan(..^cut), before));
                }

                for (int behind = 0; behind <= VarInt.MaxSize; behind++)
                {
                    Assert.Equal(new VarIntRead(value, encoded.Length), VarInt.Read([.. front, .. new byte[behind]], before));
                }
            }
        }
    }

    [Fact]
    public void Lists_are_read_into_lists_of_any_other_length()
    {
        for (int before = 0; before <= 20; before++)
        {
            for (int after = 0; after <= 20; after++)
            {
                AllFields target = WithLists(before);
                AllFields expected = WithLists(after);
                AllFields.DecodeInto(expected.ToArray(), target);
                Assert.Equal(expected.ToArray(), target.ToArray());
                Assert.Equal(expected.Doubles, target.Doubles);
            }
        }
    }

    private static AllFields WithLists(int count) => new()
    {
        Int32S = [.. Enumerable.Range(1000, count)],
        Signed64S = [.. Enumerable.Range(-5, count).Select(i => (long)i)],
        Fixed32S = [.. Enumerable.Range(7, count).Select(i => (uint)i)],
        Doubles = [.. Enumerable.Range(0, count).Select(i => i / 8.0)],
        Texts = [.. Enumerable.Range(0, count).Select(i => $"text {i}")],
        Blobs = [.. Enumerable.Range(0, count).Select(i => new byte[i])],
        Inners = [.. Enumerable.Range(0, count).Select(_ => new Inner("x", 1))],
        Booleans = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0)],
    };

    // ASCII, and with one letter of two, three and four bytes at its beginning, in its middle and at its end.
    private static IEnumerable<string> Texts()
    {
        for (int length = 0; length <= Longest; length++)
        {
            string ascii = string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i % 90))));
            yield return ascii;
            foreach (string letter in (string[])["\u00E4", "\u20AC", "\U0001F50C"])
            {
                yield return letter + ascii;
                yield return ascii[..(length / 2)] + letter + ascii[(length / 2)..];
                yield return ascii + letter;
            }
        }
    }
}
