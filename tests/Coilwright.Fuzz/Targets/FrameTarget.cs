using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Mcp;
using Coilwright.Mcp.Frames;

namespace Coilwright.Fuzz.Targets;

/// <summary>A stream of MCP frames: the same frames, and the same end, however it is cut.</summary>
internal sealed class FrameTarget : IFuzzTarget
{
    private const int MaxFrameLength = 1000;

    public string Name => "mcp-frame";

    public IEnumerable<byte[]> Seeds =>
    [
        [0xAB, 0xCD, 1, 1, 0, 0, 0, 2, 0, 0, 0, 7, 1, 2, 0xAB, 0xCD, 1, 0x82, 0, 0, 0, 0, 0, 0, 0, 8],
        [0xAB, 0xCD, 1, 0x7F, 0, 0, 0, 1, 0, 0, 0, 7, 1, 0xAB, 0xCD, 1, 3, 0, 0, 0, 8, 0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8],
    ];

    public int Run(ReadOnlySpan<byte> input)
    {
        byte[] bytes = input.ToArray();
        int whole = Read(new ReadOnlySequence<byte>(bytes));
        BrokenInvariantException.ThrowUnless(whole == Read(Split.InTwo(bytes, bytes.Length / 3)), "The frames depend on how the stream is cut.");
        return whole;
    }

    private static int Read(ReadOnlySequence<byte> input)
    {
        var reader = new McpFrameReader(PipeReader.Create(input), MaxFrameLength);
        var hash = new HashCode();
        try
        {
            while (reader.ReadAsync().AsTask().GetAwaiter().GetResult())
            {
                BrokenInvariantException.ThrowUnless(
                    reader.Frame.Payload.Length == reader.Frame.Header.Length && reader.Frame.Header.Length <= MaxFrameLength,
                    "A payload has not the length of its header.");
                hash.Add(reader.Frame.Header);
                hash.AddBytes(reader.Frame.Payload.ToArray());
            }
        }
        catch (McpProtocolException error)
        {
            hash.Add(error.Fault);
        }

        return hash.ToHashCode();
    }
}
