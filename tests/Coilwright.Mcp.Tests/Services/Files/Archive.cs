namespace Coilwright.Mcp.Tests.Services;

/// <summary>Files in a folder of its own.</summary>
internal sealed class Archive : IArchive, IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("coilwright-archive").FullName;

    /// <summary>The part of files that is given; all by default.</summary>
    public (long Offset, long? Length) Region { get; set; }

    /// <summary>Ends when a file is being taken.</summary>
    public TaskCompletionSource Storing { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends, with the error if there was one, when a file that came has been dealt with.</summary>
    public TaskCompletionSource<Exception?> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Makes a file whose bytes tell their places.</summary>
    public byte[] Create(string name, int length)
    {
        byte[] content = new byte[length];
        new Random(17).NextBytes(content);
        File.WriteAllBytes(PathOf(name), content);
        return content;
    }

    public ValueTask<McpFile> FetchAsync(Note name, CancellationToken cancellationToken) => new(McpFile.FromPath(PathOf(name.Text), Region.Offset, Region.Length));

    public async ValueTask<Ack> StoreAsync(Note name, McpFile file, CancellationToken cancellationToken)
    {
        Storing.TrySetResult();
        try
        {
            long length = await file.SaveAsync(PathOf(name.Text), cancellationToken);
            Stored.TrySetResult(null);
            return new Ack { Value = length };
        }
        catch (Exception error)
        {
            Stored.TrySetResult(error);
            throw;
        }
    }

    public async ValueTask DropAsync(McpFile file) => await file.CopyToAsync(Stream.Null);

    public ValueTask<McpFile> FetchAllAsync() => new(McpFile.FromPath(PathOf("all")));

    public ValueTask<Ack> EchoAsync(Ack value) => new(value);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
