using System.Buffers;

namespace Coilwright.Transports;

/// <summary>Sends a region of a file over connections that cannot do so themselves, through memory of the pool.</summary>
internal static class FileCopy
{
    private const int BufferSize = 64 * 1024;

    /// <summary>See <see cref="ITransportConnection.SendFileAsync"/>.</summary>
    public static async ValueTask<int> SendAsync(ITransportConnection connection, ReadOnlyMemory<byte> head, FileStream file, long offset, int count)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await connection.SendAsync(head).ConfigureAwait(false);
            int copied = 0;
            while (copied < count)
            {
                int read = await ReadAsync(file, buffer.AsMemory(0, Math.Min(BufferSize, count - copied)), offset + copied).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                await connection.SendAsync(buffer.AsMemory(0, read)).ConfigureAwait(false);
                copied += read;
            }

            await PadAsync(connection, buffer, count - copied).ConfigureAwait(false);
            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends zeros for what a file turned out not to have: what was announced has to come.</summary>
    public static async ValueTask PadAsync(ITransportConnection connection, int count)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await PadAsync(connection, buffer, count).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask PadAsync(ITransportConnection connection, byte[] buffer, int count)
    {
        Array.Clear(buffer, 0, Math.Min(BufferSize, count));
        for (int left = count; left > 0; left -= BufferSize)
        {
            await connection.SendAsync(buffer.AsMemory(0, Math.Min(BufferSize, left))).ConfigureAwait(false);
        }
    }

    private static async ValueTask<int> ReadAsync(FileStream file, Memory<byte> buffer, long offset)
    {
        try
        {
            return await RandomAccess.ReadAsync(file.SafeFileHandle, buffer, offset).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A disk that cannot be read is like a file that ends here; the connection is none the worse for it.
            return 0;
        }
    }
}
