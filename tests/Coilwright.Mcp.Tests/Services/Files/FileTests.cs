using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Files there and back, over TCP, where the system sends them, and over TLS, where they are copied.</summary>
public sealed class FileTests : IAsyncDisposable
{
    internal const int Length = 1_500_001;

    private readonly Archive _archive = new();
    private readonly TestCertificates _authority = new();
    private McpServer? _server;
    private McpClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await (_client?.DisposeAsync() ?? default);
        await (_server?.DisposeAsync() ?? default);
        _archive.Dispose();
        _authority.Dispose();
    }

    [Theory]
    [InlineData("mcp")]
    [InlineData("mcps")]
    public async Task A_file_comes_byte_for_byte(string scheme)
    {
        byte[] content = _archive.Create("log", Length);
        ArchiveClient archive = await ConnectAsync(scheme);
        var received = new MemoryStream();
        await using McpFile file = await archive.FetchAsync(new Note { Text = "log" }, Token);
        Assert.Equal(Length, await file.CopyToAsync(received, Token));
        Assert.True(content.AsSpan().SequenceEqual(received.ToArray()));
        Assert.Equal(0, Assert.Single(_client!.Connections).InFlight);
    }

    [Theory]
    [InlineData("mcp", 0, 0)]
    [InlineData("mcp", 7, 1)]
    [InlineData("mcp", 262_144, 262_145)]
    [InlineData("mcps", 1_000_000, 500_001)]
    public async Task A_part_of_a_file_comes(string scheme, int offset, int length)
    {
        byte[] content = _archive.Create("log", Length);
        _archive.Region = (offset, length);
        ArchiveClient archive = await ConnectAsync(scheme);
        var received = new MemoryStream();
        await using McpFile file = await archive.FetchAsync(new Note { Text = "log" }, Token);
        await file.CopyToAsync(received, Token);
        Assert.True(content.AsSpan(offset, length).SequenceEqual(received.ToArray()));
    }

    [Theory]
    [InlineData("mcp")]
    [InlineData("mcps")]
    public async Task A_file_goes_and_is_saved_whole(string scheme)
    {
        byte[] content = _archive.Create("from", Length);
        await File.WriteAllTextAsync(_archive.PathOf("to"), "what was there before", Token);
        ArchiveClient archive = await ConnectAsync(scheme);
        Ack ack = await archive.StoreAsync(new Note { Text = "to" }, McpFile.FromPath(_archive.PathOf("from")), Token);
        Assert.Equal(Length, ack.Value);
        Assert.Equal(content, await File.ReadAllBytesAsync(_archive.PathOf("to"), Token));
        Assert.False(File.Exists(_archive.PathOf("to.part")));
        await archive.DropAsync(McpFile.FromPath(_archive.PathOf("from")));
    }

    [Fact]
    public async Task A_file_is_saved_where_it_was_asked_for()
    {
        byte[] content = _archive.Create("all", Length);
        ArchiveClient archive = await ConnectAsync("mcp");
        await using McpFile file = await archive.FetchAllAsync();
        Assert.Equal(Length, await file.SaveAsync(_archive.PathOf("copy"), Token));
        Assert.Equal(content, await File.ReadAllBytesAsync(_archive.PathOf("copy"), Token));
    }

    [Fact]
    public async Task Many_files_and_calls_share_a_connection()
    {
        byte[] content = _archive.Create("log", Length);
        ArchiveClient archive = await ConnectAsync("mcp");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var received = new MemoryStream();
            await using McpFile file = await archive.FetchAsync(new Note { Text = "log" }, Token);
            Assert.Equal(i, (await archive.EchoAsync(new Ack { Value = i })).Value);
            await file.CopyToAsync(received, Token);
            Assert.True(content.AsSpan().SequenceEqual(received.ToArray()));
        }));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_404_at_the_call_and_tells_no_path()
    {
        ArchiveClient archive = await ConnectAsync("mcp");
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await archive.FetchAsync(new Note { Text = "nothing" }, Token));
        Assert.Equal(McpStatus.NotFound, error.Status);
        Assert.DoesNotContain(_archive.Folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_callers_that_is_not_there_is_the_callers_error()
    {
        ArchiveClient archive = await ConnectAsync("mcp");
        var error = await Assert.ThrowsAsync<McpStatusException>(
            async () => await archive.StoreAsync(new Note { Text = "to" }, McpFile.FromPath(_archive.PathOf("nothing")), Token));
        Assert.Equal(McpStatus.NotFound, error.Status);
        Assert.False(File.Exists(_archive.PathOf("to")));
    }

    [Fact]
    public async Task A_service_can_be_tested_without_a_connection()
    {
        byte[] content = _archive.Create("log", Length);
        _archive.Region = (5, 100);
        var received = new MemoryStream();
        await using McpFile file = await _archive.FetchAsync(new Note { Text = "log" }, Token);
        await file.CopyToAsync(received, Token);
        Assert.Equal(content[5..105], received.ToArray());
    }

    private async Task<ArchiveClient> ConnectAsync(string scheme)
    {
        var serverOptions = new McpServerOptions();
        var clientOptions = new McpClientOptions();
        if (scheme == "mcps")
        {
            X509Certificate2 certificate = _authority.Server();
            serverOptions.Tls = new TlsServerOptions { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None };
            clientOptions.Tls.TrustedRoots.Add(_authority.Root);
        }

        _server = McpServer.Listen($"{scheme}://127.0.0.1:0", services => services.Map<IArchive>(_archive), serverOptions);
        _client = await McpClient.ConnectAsync($"{scheme}://localhost:{_server.Endpoint.Port}", clientOptions, Token);
        return new ArchiveClient(_client);
    }
}
