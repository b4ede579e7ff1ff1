using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Has the operating system send a region of a file, which so never comes into this process.</summary>
internal sealed class FilePackets : SocketAsyncEventArgs
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FilePackets()
    {
    }

    /// <summary>Sends bytes and a region of a file behind them.</summary>
    /// <returns>How many bytes of the region were there to be sent.</returns>
    public static async ValueTask<int> SendAsync(Socket socket, ReadOnlyMemory<byte> head, FileStream file, long offset, int count)
    {
        // Looked at first, because not every system takes a region that reaches beyond the end; a file that shrinks in this very moment shows below.
        int present = (int)Math.Clamp(RandomAccess.GetLength(file.SafeFileHandle) - offset, 0, count);
        using var packets = new FilePackets();
        var bytes = new SendPacketsElement(head);
        packets.SendPacketsElements = present == 0 ? [bytes] : [bytes, new SendPacketsElement(file, offset, present)];
        if (socket.SendPacketsAsync(packets))
        {
            await packets._completion.Task.ConfigureAwait(false);
        }

        return packets.SocketError == SocketError.Success
            ? Math.Max(0, packets.BytesTransferred - head.Length)
            : throw new SocketException((int)packets.SocketError);
    }

    protected override void OnCompleted(SocketAsyncEventArgs e) => _completion.TrySetResult();
}
