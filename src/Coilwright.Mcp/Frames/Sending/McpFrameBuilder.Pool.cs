using System.Buffers;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameBuilder
{
    // What nearly every message fits into. It stays with its builder; what is larger goes back to the shared pool.
    private const int SmallSize = 2048;

    private McpFrameBuilder() => _buffer = _small;

    /// <summary>Begins a frame.</summary>
    internal static McpFrameBuilder Rent(McpCommand command, uint sequenceId)
    {
        if (!ThreadLocalPool<McpFrameBuilder>.TryRent(out McpFrameBuilder? builder))
        {
            builder = new McpFrameBuilder();
        }

        builder.Command = command;
        builder.SequenceId = sequenceId;
        builder.IsCompressed = false;
        builder._length = McpFrameHeader.EncodedSize;
        builder._bodyStart = McpFrameHeader.EncodedSize;
        builder._isRented = true;
        return builder;
    }

    /// <summary>Takes a frame back.</summary>
    internal static void Return(McpFrameBuilder builder)
    {
        builder._isRented = false;
        builder.File = null;
        builder.ReturnLarge();
        ThreadLocalPool<McpFrameBuilder>.Return(builder);
    }

    private void ReturnLarge()
    {
        if (!ReferenceEquals(_buffer, _small))
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = _small;
        }
    }
}
