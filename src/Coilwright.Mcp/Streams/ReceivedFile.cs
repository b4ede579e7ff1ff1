using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Streams;

/// <summary>A file that the peer sends.</summary>
/// <param name="incoming">Its pieces.</param>
/// <param name="giveUp">Tells the sender that nobody wants the rest.</param>
internal sealed class ReceivedFile(IncomingStream incoming, Action giveUp) : McpFile
{
    public override async Task<long> CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        long length = 0;
        await foreach (McpPayload piece in incoming.ReadPayloadsAsync(cancellationToken).ConfigureAwait(false))
        {
            await destination.WriteAsync(piece.Memory, cancellationToken).ConfigureAwait(false);
            length += piece.Length;
        }

        return length;
    }

    public override ValueTask DisposeAsync()
    {
        giveUp();
        incoming.Discard();
        return ValueTask.CompletedTask;
    }

    /// <summary>Passes on what comes, as a gateway does.</summary>
    internal override async ValueTask SendAsync(OutgoingStream destination, CancellationToken cancellationToken)
    {
        await foreach (McpPayload piece in incoming.ReadPayloadsAsync(cancellationToken).ConfigureAwait(false))
        {
            for (ReadOnlyMemory<byte> left = piece.Memory; left.Length > 0;)
            {
                ReadOnlyMemory<byte> part = left[..Math.Min(left.Length, destination.MaxPieceLength)];
                left = left[part.Length..];
                McpFrameBuilder frame = await destination.BeginItemAsync(cancellationToken).ConfigureAwait(false);
                part.Span.CopyTo(frame.GetSpan(part.Length));
                frame.Advance(part.Length);
                await destination.SendItemAsync(frame, cancellationToken).ConfigureAwait(false);
            }
        }

        await destination.EndAsync(McpStatus.Ok, null, cancellationToken).ConfigureAwait(false);
    }
}
