using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp;

/// <summary>
/// A file, or a part of one, that an operation takes or returns: it goes over the connection in pieces, beside other calls and never as a whole in memory. Whoever
/// has it to send makes it with <see cref="FromPath"/>; whoever gets it copies it to a stream or saves it.
/// </summary>
/// <remarks>
/// Not thread-safe. One that was received is read once, by <see cref="CopyToAsync"/> or <see cref="SaveAsync"/>, and disposed of: its sender waits meanwhile, and is
/// told when it is given up. A service reads one that it takes before its method ends.
/// </remarks>
public abstract class McpFile : IAsyncDisposable
{
    private protected McpFile()
    {
    }

    /// <summary>Names a file to send. It is opened when it is sent, so what is wrong with it shows then.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where the part to send begins, 0 or more.</param>
    /// <param name="length">
    /// How many bytes are sent, 0 or more; by default all from there on. If the file turns out to have less, the call fails with
    /// <see cref="McpStatus.InternalServerError"/> on both sides.
    /// </param>
    public static McpFile FromPath(string path, long offset = 0, long? length = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        return new FileRegion(path, offset, length);
    }

    /// <summary>Copies the bytes to a stream, as they come.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="McpStatusException">The sender could not send all of it. What was copied is not to be used.</exception>
    /// <exception cref="McpException">The connection ended before all of it had come. What was copied is not to be used.</exception>
    public abstract Task<long> CopyToAsync(Stream destination, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves the bytes as a file, in place of one that is there. They are written beside it, under the path with <c>.part</c> behind it, and take its name
    /// when all have come: a transfer that breaks off leaves nothing behind that could pass for the file.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Gives the transfer up.</param>
    /// <returns>How many bytes there were.</returns>
    /// <inheritdoc cref="CopyToAsync" path="/exception"/>
    public async Task<long> SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string part = path + ".part";
        try
        {
            long length;
            var destination = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (destination.ConfigureAwait(false))
            {
                length = await CopyToAsync(destination, cancellationToken).ConfigureAwait(false);
            }

            File.Move(part, path, overwrite: true);
            return length;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Lets go of the file. The sender of one that was not read to its end is told so.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Sends the bytes and the end of the stream.</summary>
    internal abstract ValueTask SendAsync(OutgoingStream destination, CancellationToken cancellationToken);
}
