using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>Certificates that are wrong in every usual way.</summary>
public sealed class Row36TlsTests : IAsyncDisposable
{
    private readonly TlsFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_client_and_a_server_that_trust_each_other_talk()
    {
        await using ModbusClient client = await _fixture.ConnectAsync();

        Assert.Equal([42], await client.ReadHoldingRegistersAsync(1, 0, 1, TestContext.Current.CancellationToken));
        Assert.Equal("tls", client.Endpoint.Scheme);
        Assert.Equal("tls", _fixture.Server.Endpoint.Scheme);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_with_its_dates()
    {
        X509Certificate2 expired = _fixture.Authority.Server(validFrom: -3, validTo: -2);
        _fixture.ServerTls.Certificate = () => expired;

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.Expired, error.Failure);
        Assert.Contains($"{expired.NotAfter.ToUniversalTime():u}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_refused_and_the_error_tells_for_which()
    {
        X509Certificate2 other = _fixture.Authority.Server("pump-house.plant");
        _fixture.ServerTls.Certificate = () => other;

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.WrongHost, error.Failure);
        Assert.Contains("pump-house.plant", error.Message, StringComparison.Ordinal);
        Assert.Contains("'localhost'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_the_target_host_is_taken_whatever_the_endpoint_is_called()
    {
        X509Certificate2 other = _fixture.Authority.Server("pump-house.plant");
        _fixture.ServerTls.Certificate = () => other;
        _fixture.ClientTls.TargetHost = "pump-house.plant";

        await using ModbusClient client = await _fixture.ConnectAsync();

        Assert.Equal([42], await client.ReadHoldingRegistersAsync(1, 0, 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_is_a_host_like_any_other()
    {
        await using ModbusClient client = await _fixture.ConnectAsync("127.0.0.1");

        Assert.Equal([42], await client.ReadHoldingRegistersAsync(1, 0, 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_certificate_that_is_not_for_servers_is_refused()
    {
        const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
        X509Certificate2 other = _fixture.Authority.Server(purpose: ClientAuthentication);
        _fixture.ServerTls.Certificate = () => other;

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.InvalidCertificate, error.Failure);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task Where_revocation_is_asked_for_a_certificate_of_which_nobody_can_say_is_refused()
    {
        _fixture.ClientTls.RevocationMode = X509RevocationMode.Offline;

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.Revoked, error.Failure);
    }

    [Fact]
    public async Task A_server_of_an_unknown_root_is_refused_by_default()
    {
        _fixture.ClientTls.TrustedRoots.Clear();

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.UnknownRoot, error.Failure);
        Assert.Contains("CN=Plant root", error.Message, StringComparison.Ordinal);
        Assert.Contains("TlsClientOptions.TrustedRoots", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_refused_and_both_sides_say_why()
    {
        _fixture.ClientTls.Certificate = null;

        TlsException error = await _fixture.FailToReadAsync();

        Assert.Equal(TlsFailure.NoPeerCertificate, (await RefusalAsync()).Failure);
        Assert.Equal(TlsFailure.RefusedByPeer, error.Failure);
    }

    [Fact]
    public async Task A_client_of_an_unknown_root_is_refused_and_both_sides_say_why()
    {
        using var strangers = new TestCertificates("Strangers");
        X509Certificate2 stranger = strangers.Client();
        _fixture.ClientTls.Certificate = () => stranger;

        TlsException error = await _fixture.FailToReadAsync();

        TlsException refusal = await RefusalAsync();
        Assert.Equal(TlsFailure.UnknownRoot, refusal.Failure);
        Assert.Contains("TlsServerOptions.TrustedRoots", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(TlsFailure.RefusedByPeer, error.Failure);
    }

    [Fact]
    public async Task A_client_without_a_certificate_is_served_where_certificates_are_optional()
    {
        _fixture.ServerTls.ClientCertificates = ClientCertificateMode.Optional;
        _fixture.ClientTls.Certificate = null;

        await ReadAsync();

        Assert.False(_fixture.Refusal.Task.IsCompleted);
    }

    [Fact]
    public async Task A_renewed_certificate_is_used_from_the_next_handshake_on()
    {
        X509Certificate2[] certificates = [_fixture.Authority.Server(validFrom: -3, validTo: -2), _fixture.Authority.Server()];
        int handshakes = 0;
        _fixture.ServerTls.Certificate = () => certificates[handshakes++];

        Assert.Equal(TlsFailure.Expired, (await _fixture.FailToConnectAsync()).Failure);
        await ReadAsync();

        Assert.Equal(2, handshakes);
    }

    [Fact]
    public async Task A_client_whose_certificate_callback_fails_says_so()
    {
        _fixture.ClientTls.Certificate = () => throw new IOException("The key store is locked.");

        TlsException error = await _fixture.FailToConnectAsync();

        Assert.Equal(TlsFailure.NoLocalCertificate, error.Failure);
        Assert.Contains("The key store is locked.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_without_its_key_is_refused_before_anything_is_sent()
    {
        X509Certificate2 bare = X509CertificateLoader.LoadCertificate(_fixture.Authority.Client().RawData);
        _fixture.ClientTls.Certificate = () => bare;

        Assert.Equal(TlsFailure.NoLocalCertificate, (await _fixture.FailToConnectAsync()).Failure);
    }

    [Fact]
    public async Task Peers_that_stall_in_their_handshake_keep_nobody_waiting()
    {
        using var first = new TcpClient("127.0.0.1", _fixture.Server.Port);
        using var second = new TcpClient("127.0.0.1", _fixture.Server.Port);

        await ReadAsync();

        Assert.Equal(0, first.Available + second.Available);
    }

    [Fact]
    public async Task A_client_that_finds_no_tls_says_that_the_port_may_be_wrong()
    {
        await using ModbusServer plain = ModbusServer.Listen("tcp://127.0.0.1:0");

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => ModbusClient.ConnectAsync(
            $"tls://localhost:{plain.Port}", new ModbusClientOptions { Tls = _fixture.ClientTls }, TestContext.Current.CancellationToken));

        TlsException handshake = Assert.IsType<TlsException>(error.InnerException);
        Assert.Equal((TlsFailure.Handshake, true), (handshake.Failure, handshake.IsTransient));
    }

    [Fact]
    public void A_server_without_a_certificate_says_what_to_set()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ModbusServer.Listen("tls://127.0.0.1:0"));

        Assert.Contains("ModbusServerOptions.Tls", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handshake_may_take_from_a_millisecond_to_a_day()
    {
        _fixture.ServerTls.HandshakeTimeout = TimeSpan.FromDays(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => _fixture.ServerTls.HandshakeTimeout = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => _fixture.ServerTls.HandshakeTimeout = TimeSpan.FromDays(2));
        Assert.Equal(TimeSpan.FromDays(1), _fixture.ServerTls.HandshakeTimeout);
    }

    private async Task ReadAsync()
    {
        await using ModbusClient client = await _fixture.ConnectAsync();
        Assert.Equal([42], await client.ReadHoldingRegistersAsync(1, 0, 1, TestContext.Current.CancellationToken));
    }

    private Task<TlsException> RefusalAsync() => _fixture.Refusal.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
