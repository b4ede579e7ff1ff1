using System.Buffers;
using Coilwright.Mcp.Frames;
using CsCheck;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class McpFrameReaderPropertyTests
{
    private static readonly Gen<(byte Command, uint SequenceId, byte[] Payload)> AnyFrame = Gen.Select(
        Gen.Byte[1, 0x0F], Gen.UInt, Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Byte.Array[200, 300]));

    [Fact]
    public async Task Any_fragmentation_gives_the_same_frames()
    {
        await Gen.Select(AnyFrame.Array[0, 12], Gen.Int[1, 60].Array[1, 20]).SampleAsync(async (frames, cuts) =>
        {
            byte[] stream = [.. frames.SelectMany(frame => FrameBytes.Of((McpCommand)frame.Command, frame.SequenceId, frame.Payload))];
            var reader = new McpFrameReader(new ScriptedPipeReader(stream, cuts));
            foreach ((byte command, uint sequenceId, byte[] payload) in frames.Where(frame => ((McpCommand)frame.Command).IsDefined()))
            {
                Assert.True(await reader.ReadAsync());
                Assert.Equal((McpCommand)command, reader.Frame.Command);
                Assert.Equal(sequenceId, reader.Frame.SequenceId);
                Assert.Equal(payload, reader.Frame.Payload.ToArray());
            }

            Assert.False(await reader.ReadAsync());
        }, iter: 500);
    }

    [Fact]
    public async Task Random_bytes_give_frames_or_the_protocol_error_and_never_more_than_the_limit_is_kept()
    {
        const int Limit = 50;
        Gen<byte[]> mostlyRight = Gen.Select(AnyFrame.Array[0, 5], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[0, 4], (frames, spoilt) =>
        {
            byte[] bytes = [.. frames.SelectMany(frame => FrameBytes.Of((McpCommand)frame.Command, frame.SequenceId, frame.Payload))];
            foreach ((int place, byte value) in spoilt.Where(one => one.Item1 < bytes.Length))
            {
                bytes[place] = value;
            }

            return bytes;
        });

        await Gen.Select(Gen.OneOf(mostlyRight, Gen.Byte.Array[0, 60]), Gen.Int[1, 30].Array[1, 5]).SampleAsync(async (bytes, cuts) =>
        {
            var input = new ScriptedPipeReader(bytes, cuts);
            var reader = new McpFrameReader(input, Limit);
            try
            {
                while (await reader.ReadAsync())
                {
                    Assert.True(reader.Frame.Payload.Length <= Limit);
                }
            }
            catch (McpProtocolException)
            {
                // The one exception that the bytes of a peer may cause.
            }

            Assert.True(input.MostKept < McpFrameHeader.EncodedSize + Limit, "No more may wait in the pipe than one frame that is not yet whole.");
        }, iter: 2000);
    }
}
