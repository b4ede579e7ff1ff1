using System.Security.Cryptography.X509Certificates;
using Coilwright.Hosting.Tests.Services;
using Coilwright.Mcp;
using Coilwright.Modbus.Tests.Security;
using Microsoft.AspNetCore.Hosting;

namespace Coilwright.Hosting.Tests.Kestrel;

/// <summary>TLS is Kestrel's; whom the certificate names, and the roles in it, are the session's.</summary>
public sealed class TlsKestrelTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TestCertificates _authority = new();
    private readonly McpServer _server = McpServer.Create(services => services.Map<IGreeter>(new Greeter()));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task A_client_whose_certificate_names_the_role_is_let_in_and_the_session_shows_it()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host, _authority.Client(TestCertificates.Role("Operator")));
        Assert.Equal("go", (await new GreeterClient(client).CommandAsync(new Greeting { Text = "go" }, Token)).Text);

        McpSession session = Assert.Single(_server.SessionList);
        Assert.Equal("CN=Operator station", session.CertificateSubject);
        Assert.Equal(["Operator"], session.Roles);
    }

    [Fact]
    public async Task A_client_without_the_role_is_refused_what_requires_it_and_nothing_else()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host, _authority.Client(TestCertificates.Role("Visitor")));
        var greeter = new GreeterClient(client);
        var error = await Assert.ThrowsAsync<McpStatusException>(async () => await greeter.CommandAsync(new Greeting(), Token));
        Assert.Equal(McpStatus.Forbidden, error.Status);
        await greeter.GreetAsync(new Greeting(), Token);
    }

    [Fact]
    public async Task A_client_without_a_certificate_does_not_get_past_kestrel()
    {
        await using KestrelHost host = await StartAsync();
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => ConnectAsync(host, certificate: null));
        Assert.Empty(_server.SessionList);
    }

    [Fact]
    public async Task Large_messages_go_both_ways()
    {
        await using KestrelHost host = await StartAsync();
        await using McpClient client = await ConnectAsync(host, _authority.Client());
        string text = new('x', 2_000_000);
        Greeting answer = await new GreeterClient(client).GreetAsync(new Greeting { Text = text }, Token);
        Assert.Equal("Hello, ".Length + text.Length, answer.Text.Length);
    }

    private Task<KestrelHost> StartAsync() => KestrelHost.StartAsync(_ => { }, listen =>
    {
        listen.UseHttps(https =>
        {
            https.ServerCertificate = _authority.Server();
            https.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.RequireCertificate;
            https.ClientCertificateValidation = IsIssuedHere;
        });
        listen.UseMcp(_server);
    });

    private bool IsIssuedHere(X509Certificate2 certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors errors)
    {
        using var judge = new X509Chain();
        judge.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        judge.ChainPolicy.CustomTrustStore.Add(_authority.Root);
        judge.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return judge.Build(certificate);
    }

    private Task<McpClient> ConnectAsync(KestrelHost host, X509Certificate2? certificate)
    {
        var options = new McpClientOptions();
        options.Tls.TrustedRoots.Add(_authority.Root);
        options.Tls.Certificate = certificate is null ? null : () => certificate;
        return McpClient.ConnectAsync($"mcps://localhost:{host.Port}", options, Token).WaitAsync(Patience, Token);
    }
}
