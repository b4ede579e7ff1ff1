using System.Globalization;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Streams;

/// <summary>A part of a file of this machine, to be sent.</summary>
internal sealed class FileRegion(string path, long offset, long? length) : McpFile
{
    public override async Task<long> CopyToAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        FileStream file = Open();
        await using (file.ConfigureAwait(false))
        {
            long end = EndOf(file);
            byte[] buffer = new byte[64 * 1024];
            long position = offset;
            while (position < end)
            {
                int wanted = (int)Math.Min(buffer.Length, end - position);
                int read = await RandomAccess.ReadAsync(file.SafeFileHandle, buffer.AsMemory(0, wanted), position, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    throw TooShort(position);
                }

                await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                position += read;
            }

            return end - offset;
        }
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal override async ValueTask SendAsync(OutgoingStream destination, CancellationToken cancellationToken)
    {
        FileStream file = Open();
        await using (file.ConfigureAwait(false))
        {
            long end = EndOf(file);
            for (long position = offset; position < end;)
            {
                int count = (int)Math.Min(destination.MaxPieceLength, end - position);
                int present = await destination.SendPieceAsync(file, position, count, cancellationToken).ConfigureAwait(false);
                if (present < count)
                {
                    McpStatusException error = TooShort(position + present);
                    await destination.EndAsync(error.Status, new ErrorBody(0, error.Message, 0), cancellationToken).ConfigureAwait(false);
                    throw error;
                }

                position += count;
            }

            await destination.EndAsync(McpStatus.Ok, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private FileStream Open()
    {
        try
        {
            // Others may write to it or delete it: a log is sent while it grows.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Without the path, which is nobody's business at the other end.
            throw new McpStatusException(McpStatus.NotFound, "There is no such file.", 0, error);
        }
    }

    private long EndOf(FileStream file) => length is { } count ? checked(offset + count) : Math.Max(offset, file.Length);

    private static McpStatusException TooShort(long position) => new(
        McpStatus.InternalServerError, string.Create(CultureInfo.InvariantCulture, $"The file ends at byte {position}, before the end of what was to be sent."));
}
