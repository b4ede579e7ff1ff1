using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Services over TLS: certificates on both sides, and the roles in them.</summary>
public sealed class Row36TlsTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestCertificates _authority = new();
    private McpServer? _server;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _authority.Dispose();
    }

    [Fact]
    public async Task A_client_whose_certificate_names_the_role_is_let_in_and_the_session_shows_it()
    {
        Listen();
        await using McpClient client = await ConnectAsync(TestCertificates.Role("Operator"));
        await new UserEventsClient(client).StopAsync(Token);

        McpSession session = Assert.Single(_server!.SessionList);
        Assert.Equal("CN=Operator station", session.CertificateSubject);
        Assert.Equal(["Operator"], session.Roles);
    }

    [Fact]
    public Task A_certificate_without_a_role_is_not_enough() => AssertForbiddenAsync();

    [Fact]
    public Task A_certificate_with_another_role_is_not_enough() => AssertForbiddenAsync(TestCertificates.Role("Visitor"));

    [Fact]
    public Task A_certificate_with_two_role_extensions_has_no_role() => AssertForbiddenAsync(TestCertificates.Role("Operator"), TestCertificates.Role("Engineer"));

    [Fact]
    public async Task A_server_can_tell_roles_in_its_own_way()
    {
        Listen(new McpServerOptions { Roles = certificate => certificate!.Subject.Contains("station", StringComparison.Ordinal) ? ["Engineer", "Guest"] : [] });
        await using McpClient client = await ConnectAsync();
        await new UserEventsClient(client).StopAsync(Token);
        Assert.Equal(["Engineer", "Guest"], Assert.Single(_server!.SessionList).Roles.Order());
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_refused()
    {
        Listen();
        McpClientOptions options = Trusting();
        options.Connection.Reconnect.Attempts = 1;

        // The handshake of TLS 1.3 ends for the client before the server has looked: then the first thing that it waits for fails.
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(() => McpClient.ConnectAsync(Address(), options, Token).WaitAsync(Patience, Token));
        Assert.NotNull(error.InnerException);
        Assert.Empty(_server!.SessionList);
    }

    [Fact]
    public async Task A_server_whose_certificate_is_of_an_unknown_root_is_not_trusted()
    {
        Listen();
        var options = new McpClientOptions();
        AssertTls("root", await FailAsync(options));
    }

    [Fact]
    public async Task A_server_whose_certificate_has_expired_is_not_trusted()
    {
        Listen(server: _authority.Server(validFrom: -3, validTo: -2));
        AssertTls("valid", await FailAsync(Trusting()));
    }

    [Fact]
    public async Task A_server_whose_certificate_is_for_another_host_is_not_trusted()
    {
        Listen(server: _authority.Server("elsewhere.example"));
        AssertTls("elsewhere.example", await FailAsync(Trusting()));
    }

    [Fact]
    public async Task A_server_that_never_shakes_hands_is_given_up()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        McpClientOptions options = Trusting();
        options.Connection.ConnectTimeout = TimeSpan.FromMilliseconds(200);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(
            () => McpClient.ConnectAsync($"mcps://localhost:{((IPEndPoint)mute.LocalEndpoint).Port}", options, Token).WaitAsync(Patience, Token));
    }

    [Fact]
    public async Task A_plain_client_at_a_tls_server_is_told_what_to_use()
    {
        Listen();
        ConnectionUnavailableException error = await Assert.ThrowsAsync<ConnectionUnavailableException>(
            () => McpClient.ConnectAsync(Address().Replace("mcps", "mcp", StringComparison.Ordinal), Token).WaitAsync(Patience, Token));
        Assert.Contains("mcp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_belongs_to_the_certificate_that_began_it()
    {
        Listen();
        await using McpClient first = await ConnectAsync(TestCertificates.Role("Operator"));
        Guid session = Assert.Single(first.Connections).SessionId;
        await first.CloseAsync();

        Assert.False(_server!.Sessions.TryResume(session, owner: null));
        Assert.False(_server.Sessions.TryResume(session, owner: "somebody else"));
    }

    [Fact]
    public void A_tls_endpoint_needs_a_certificate()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => McpServer.Listen("mcps://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents())));
        Assert.Contains("Tls", error.Message, StringComparison.Ordinal);
    }

    private async Task AssertForbiddenAsync(params byte[][] roles)
    {
        Listen();
        await using McpClient client = await ConnectAsync(roles);
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await new UserEventsClient(client).StopAsync(Token));
        Assert.Equal(McpStatus.Forbidden, error.Status);
        await new UserEventsClient(client).CountAsync();
    }

    private void Listen(McpServerOptions? options = null, X509Certificate2? server = null)
    {
        server ??= _authority.Server();
        options ??= new McpServerOptions();
        options.Tls = new TlsServerOptions { Certificate = () => server };
        options.Tls.TrustedRoots.Add(_authority.Root);
        _server = McpServer.Listen("mcps://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()), options);
    }

    private string Address() => $"mcps://localhost:{_server!.Endpoint.Port}";

    private McpClientOptions Trusting()
    {
        var options = new McpClientOptions();
        options.Tls.TrustedRoots.Add(_authority.Root);
        return options;
    }

    private Task<McpClient> ConnectAsync(params byte[][] roles)
    {
        X509Certificate2 certificate = _authority.Client(roles);
        McpClientOptions options = Trusting();
        options.Tls.Certificate = () => certificate;
        return McpClient.ConnectAsync(Address(), options, Token).WaitAsync(Patience, Token);
    }

    private async Task<Exception> FailAsync(McpClientOptions options)
    {
        X509Certificate2 certificate = _authority.Client();
        options.Tls.Certificate = () => certificate;
        return await Assert.ThrowsAsync<ConnectionUnavailableException>(() => McpClient.ConnectAsync(Address(), options, Token).WaitAsync(Patience, Token));
    }

    private static void AssertTls(string word, Exception error)
    {
        Assert.Contains(word, error.Message, StringComparison.OrdinalIgnoreCase);
        Exception? cause = error;
        while (cause is not null and not TlsException)
        {
            cause = cause.InnerException;
        }

        Assert.NotNull(cause);
    }
}
