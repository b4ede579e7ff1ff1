namespace Coilwright.Mcp.Tests.Services;

/// <summary>A service that gives and takes files.</summary>
[McpService("archive")]
public interface IArchive
{
    [McpOperation(1)]
    ValueTask<McpFile> FetchAsync(Note name, CancellationToken cancellationToken = default);

    [McpOperation(2)]
    ValueTask<Ack> StoreAsync(Note name, McpFile file, CancellationToken cancellationToken = default);

    [McpOperation(3)]
    ValueTask DropAsync(McpFile file);

    [McpOperation(4)]
    ValueTask<McpFile> FetchAllAsync();

    [McpOperation(5)]
    ValueTask<Ack> EchoAsync(Ack value);
}
