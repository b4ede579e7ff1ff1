using Coilwright.Transports;

namespace Coilwright.Mcp.Frames;

/// <summary>A part of a file on its way out within a frame.</summary>
/// <param name="file">The file, which stays open until <see cref="Sent"/> or the end of the connection.</param>
/// <param name="offset">Where the part begins.</param>
/// <param name="count">Its bytes.</param>
internal sealed class FilePiece(FileStream file, long offset, int count)
{
    private readonly TaskCompletionSource<int> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The bytes that the frame announces.</summary>
    public int Count => count;

    /// <summary>How many of them the file had; zeros went out for the rest. Of something that may never happen: the connection may end first.</summary>
    public Task<int> Sent => _sent.Task;

    /// <summary>Sends the part behind what comes before it in its frame.</summary>
    public async ValueTask SendAsync(ITransportConnection transport, ReadOnlyMemory<byte> head)
        => _sent.TrySetResult(await transport.SendFileAsync(head, file, offset, count).ConfigureAwait(false));
}
