using System.Buffers.Binary;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Files that change while they are sent, receivers that go away, and what gets through meanwhile.</summary>
public sealed class Row37FileFaultTests : IAsyncDisposable
{
    private const int Piece = 256 * 1024;
    private const ushort Fetch = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Archive _archive = new();
    private readonly McpServer _server;

    public Row37FileFaultTests() => _server = McpServer.Create(services => services.Map<IArchive>(_archive));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _archive.Dispose();
    }

    [Fact]
    public async Task A_file_that_becomes_shorter_ends_with_zeros_and_a_500()
    {
        byte[] content = _archive.Create("log", 3 * Piece);
        await using ScriptedClient client = await BeginAsync("log");
        Assert.Equal(content[..Piece], (await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Payload);

        using (var log = new FileStream(_archive.PathOf("log"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            log.SetLength(Piece + 1000);
        }

        await client.Peer.SendAsync(McpCommand.StreamCredit, 1, new StreamCredit(10 * Piece).ToArray());
        byte[] padded = (await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Payload;
        Assert.Equal(Piece, padded.Length);
        Assert.Equal(content[Piece..(Piece + 1000)], padded[..1000]);
        Assert.Equal(-1, padded.AsSpan(1000).IndexOfAnyExcept((byte)0));
        byte[] end = (await client.Peer.ReceiveAsync(McpCommand.StreamEnd)).Payload;
        Assert.Equal((ushort)McpStatus.InternalServerError, BinaryPrimitives.ReadUInt16BigEndian(end));
        Assert.Equal(2ul * Piece, BinaryPrimitives.ReadUInt64BigEndian(end.AsSpan(2)));
        await client.PingAsync();
    }

    [Fact]
    public async Task A_receiver_of_a_file_that_became_shorter_is_told_and_keeps_nothing()
    {
        _archive.Create("log", 3 * Piece);
        _archive.Region = (0, 4 * Piece);
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IArchive>(_archive));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        await using McpFile file = await new ArchiveClient(client).FetchAsync(new Note { Text = "log" }, Token);

        var error = await Assert.ThrowsAsync<McpStatusException>(() => file.SaveAsync(_archive.PathOf("copy"), Token));

        Assert.Equal(McpStatus.InternalServerError, error.Status);
        Assert.Contains("ends at byte 786432", error.Message, StringComparison.Ordinal);
        Assert.Equal([_archive.PathOf("log")], Directory.GetFiles(_archive.Folder));
        Assert.Equal(4, (await new ArchiveClient(client).EchoAsync(new Ack { Value = 4 })).Value);
    }

    [Fact]
    public async Task A_file_that_is_deleted_is_sent_to_its_end()
    {
        byte[] content = _archive.Create("log", 2 * Piece);
        await using ScriptedClient client = await BeginAsync("log");
        await client.Peer.ReceiveAsync(McpCommand.StreamItem);
        File.Delete(_archive.PathOf("log"));
        await client.Peer.SendAsync(McpCommand.StreamCredit, 1, new StreamCredit(Piece).ToArray());
        Assert.Equal(content[Piece..], (await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Payload);
        byte[] end = (await client.Peer.ReceiveAsync(McpCommand.StreamEnd)).Payload;
        Assert.Equal((ushort)McpStatus.Ok, BinaryPrimitives.ReadUInt16BigEndian(end));
    }

    [Fact]
    public async Task Pings_and_other_calls_get_in_between_the_pieces()
    {
        _archive.Create("log", 3 * Piece);
        await using ScriptedClient client = await BeginAsync("log");
        for (int piece = 0; piece < 2; piece++)
        {
            Assert.Equal((uint)Piece, (await client.Peer.ReceiveAsync(McpCommand.StreamItem)).Header.Length);
            await client.PingAsync();
            await client.CallAsync(2, 5, new Ack { Value = piece });
            Assert.Equal(McpStatus.Ok, (await client.AnswerAsync()).Status);
            await client.Peer.SendAsync(McpCommand.StreamCredit, 1, new StreamCredit(Piece).ToArray());
        }

        await client.Peer.ReceiveAsync(McpCommand.StreamItem);
        await client.Peer.ReceiveAsync(McpCommand.StreamEnd);
    }

    [Fact]
    public async Task A_receiver_that_goes_away_lets_the_file_go()
    {
        _archive.Create("log", 3 * Piece);
        await using (ScriptedClient client = await BeginAsync("log"))
        {
            await client.Peer.ReceiveAsync(McpCommand.StreamItem);
            client.Peer.Bytes.Reset();
            await client.Served.WaitAsync(Patience, Token);
        }

        await UntilFreeAsync("log");
    }

    [Fact]
    public async Task A_receiver_that_gives_up_lets_the_file_go_and_the_connection_stays()
    {
        _archive.Create("log", 3 * Piece);
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IArchive>(_archive));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        await (await new ArchiveClient(client).FetchAsync(new Note { Text = "log" }, Token)).DisposeAsync();
        await UntilFreeAsync("log");
        Assert.Equal(4, (await new ArchiveClient(client).EchoAsync(new Ack { Value = 4 })).Value);
        Assert.Single(server.SessionList);
    }

    [Fact]
    public async Task A_sender_that_goes_away_leaves_nothing_behind()
    {
        await using (ScriptedClient client = await ScriptedClient.GreetAsync(_server))
        {
            await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(2, new Note { Text = "to" }, isStreamed: true));
            await client.Peer.SendAsync(McpCommand.StreamItem, 1, new byte[1000]);
            await _archive.Storing.Task.WaitAsync(Patience, Token);
        }

        Assert.NotNull(await _archive.Stored.Task.WaitAsync(Patience, Token));
        Assert.Empty(Directory.GetFiles(_archive.Folder));
    }

    [Fact]
    public async Task A_file_whose_sender_breaks_off_is_an_error_at_the_service()
    {
        await using ScriptedClient client = await ScriptedClient.GreetAsync(_server);
        await client.Peer.SendAsync(McpCommand.Request, 1, ScriptedClient.Call(2, new Note { Text = "to" }, isStreamed: true));
        await client.Peer.SendAsync(McpCommand.StreamItem, 1, new byte[1000]);
        await client.Peer.SendAsync(McpCommand.StreamEnd, 1, [.. new StreamEnd(McpStatus.InternalServerError, 1000).ToArray()]);
        Assert.Equal(McpStatus.InternalServerError, (await client.AnswerAsync()).Status);
        Assert.Empty(Directory.GetFiles(_archive.Folder));
    }

    private async Task<ScriptedClient> BeginAsync(string name)
    {
        ScriptedClient client = await ScriptedClient.GreetAsync(_server);
        await client.CallAsync(1, Fetch, new Note { Text = name });
        return client;
    }

    private async Task UntilFreeAsync(string name)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(Token);
        bound.CancelAfter(Patience);
        while (true)
        {
            try
            {
                using FileStream alone = new(_archive.PathOf(name), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                return;
            }
            catch (IOException)
            {
                await Task.Delay(1, bound.Token);
            }
        }
    }
}
