using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

public sealed class McpFrameReaderAllocationTests
{
    [Fact]
    public void Reading_allocates_nothing_in_steady_state()
    {
        var pipe = new Pipe();
        var reader = new McpFrameReader(pipe.Reader);
        byte[] segment = [.. Enumerable.Range(0, 100).SelectMany(i => FrameBytes.Of(McpCommand.Request, (uint)i, FrameBytes.Payload(30)))];
        for (int i = 0; i < 20; i++)
        {
            ReadHundred(pipe, reader, segment);
        }

        Assert.Equal(0, ReadHundred(pipe, reader, segment));
    }

    /// <summary>Reads what is one wait and 99 frames glued to the first, and returns what those 99 allocated.</summary>
    /// <remarks>The wait itself is left out: in a debug build every async method allocates its state.</remarks>
    private static long ReadHundred(Pipe pipe, McpFrameReader reader, byte[] segment)
    {
        pipe.Writer.Write(segment);
        Assert.True(pipe.Writer.FlushAsync().AsTask().IsCompleted);
        Assert.True(reader.ReadAsync().AsTask().IsCompletedSuccessfully);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 100; i++)
        {
            ValueTask<bool> reading = reader.ReadAsync();
            Assert.True(reading.IsCompletedSuccessfully);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
