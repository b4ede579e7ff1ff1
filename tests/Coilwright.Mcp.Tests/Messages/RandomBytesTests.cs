using Coilwright.Mcp.Tests.Messages.CrossCheck;
using Coilwright.Mcp.Tests.Messages.Samples;
using CsCheck;

namespace Coilwright.Mcp.Tests.Messages;

/// <summary>Whatever bytes come: a message or the format error, and never another exception.</summary>
public sealed class RandomBytesTests
{
    private static readonly Gen<byte[]> Spoilt = Gen.Select(AnyMessage.Nested, Gen.Select(Gen.Int[0, 500], Gen.Byte).Array[1, 4], (message, changes) =>
    {
        byte[] bytes = message.ToArray();
        foreach ((int place, byte value) in changes.Where(change => change.Item1 < bytes.Length))
        {
            bytes[place] = value;
        }

        return bytes;
    });

    private static readonly Gen<byte[]> SpoiltPacked = Gen.Select(Gen.Int[0, 250], Gen.Byte, Gen.Int[0, 250], (place, value, end) =>
    {
        byte[] bytes = AllPacked.Example.ToArray();
        bytes[place % bytes.Length] = value;
        return bytes[..Math.Min(end, bytes.Length)];
    });

    [Fact]
    public void Random_bytes() => Gen.Byte.Array[0, 60].Sample(CheckAll, iter: 50_000);

    [Fact]
    public void Spoilt_messages() => Spoilt.Sample(CheckAll, iter: 10_000);

    [Fact]
    public void Spoilt_packed_messages() => SpoiltPacked.Sample(CheckAll, iter: 20_000);

    private static void CheckAll(byte[] bytes)
    {
        Check(bytes, AllFields.TryDecode(bytes, out _), () => AllFields.Decode(bytes));
        Check(bytes, AllPacked.TryDecode(bytes, out _), () => AllPacked.Decode(bytes));
        Check(bytes, StructFrame.TryDecode(bytes, out _), () => StructFrame.Decode(bytes));
        Look(bytes, static data => _ = new AllFieldsView(data).Time);
        Look(bytes, static data =>
        {
            foreach (InnerView inner in new AllFieldsView(data).Inners)
            {
                _ = inner.Next.Count;
            }
        });
        Look(bytes, static data =>
        {
            foreach (ReadOnlySpan<byte> name in new AllPackedView(data).Names)
            {
                _ = name.Length;
            }
        });
    }

    private static void Check(byte[] bytes, bool decoded, Action decode)
    {
        Exception? error = Record.Exception(decode);
        Assert.True(decoded ? error is null : error is McpFormatException { Fault: not McpFormatFault.None } fault && fault.Offset <= bytes.Length, error?.ToString());
    }

    private static void Look(byte[] bytes, Action<byte[]> look)
    {
        Exception? error = Record.Exception(() => look(bytes));
        Assert.True(error is null or McpFormatException, error?.ToString());
    }
}
