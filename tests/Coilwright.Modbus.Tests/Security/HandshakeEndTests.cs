using System.IO.Pipelines;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>Either peer is killed at each byte of its part of a TLS handshake.</summary>
public sealed class HandshakeEndTests : IAsyncLifetime
{
    private const int AtOnce = 4;

    // Signatures differ in length by a few bytes from one handshake to the next. The byte that each side sends is a record of 23, so that what
    // is left out is never a part of the handshake.
    private const int Slack = 8;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly TlsFixture _fixture = new();
    private TlsCertificate _certificate = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _certificate = new TlsCertificate(_fixture.ServerTls.Certificate!, []);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_server_that_ends_anywhere_in_the_handshake_is_an_error_in_words_and_never_a_value()
    {
        var whole = new CutLine();
        Assert.Equal((null, null), await TalkAsync(whole));

        await ForEachByteAsync(whole.Received - Slack, async at =>
        {
            (Exception? client, Exception? _) = await TalkAsync(new CutLine { OfServer = at, IsReset = IsOdd(at) });
            Assert.True(client is TlsException or IOException, $"At byte {at}: {client}");
            Assert.NotEmpty(client!.Message);
        });
    }

    [Fact]
    public async Task A_client_that_ends_anywhere_in_the_handshake_is_refused_and_holds_up_nobody()
    {
        var whole = new CutLine();
        Assert.Equal((null, null), await TalkAsync(whole));

        await ForEachByteAsync(whole.Sent - Slack, async at =>
        {
            (Exception? _, Exception? server) = await TalkAsync(new CutLine { OfClient = at, IsReset = IsOdd(at) });
            Assert.True(server is TlsException or IOException, $"At byte {at}: {server}");
        });
    }

    // A handshake costs milliseconds and there are thousands, so the two ways to end take turns.
    private static bool IsOdd(int at) => at % 2 == 1;

    private static Task ForEachByteAsync(int count, Func<int, Task> test) => Parallel.ForEachAsync(
        Enumerable.Range(0, count),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
        async (at, _) => await test(at));

    /// <summary>Shakes hands, sends a byte each way, and tells what went wrong on either side, each within a bound.</summary>
    private async Task<(Exception? Client, Exception? Server)> TalkAsync(CutLine line)
    {
        Task<Exception?> client = TellAsync(async () =>
        {
            var transport = new TlsTransport(line, Stranger(), Bound, TimeProvider.System);
            await using ITransportConnection connection = await transport.ConnectAsync(Cancellation);
            await ReceiveAsync(connection);
            await connection.SendAsync(new byte[] { 2 });
            await connection.Input.ReadAsync(Cancellation);
            connection.Close();
        });
        Task<Exception?> server = TellAsync(async () =>
        {
            using var expiry = new CancellationTokenSource(Bound);
            await using ITransportConnection connection = await TlsHandshake.AcceptAsync(
                await line.AcceptAsync(Cancellation), _fixture.ServerTls, _certificate, expiry, Cancellation);
            await connection.SendAsync(new byte[] { 1 });
            await ReceiveAsync(connection);
            line.Stop();
            connection.Close();
        });
        return (await client.WaitAsync(Bound, Cancellation), await server.WaitAsync(Bound, Cancellation));
    }

    /// <summary>A client with a certificate of its own, which keeps it from taking up the session of one before it.</summary>
    private TlsClientOptions Stranger()
    {
        X509Certificate2 certificate = _fixture.Authority.Client(TestCertificates.Role("Operator"));
        var options = new TlsClientOptions { Certificate = () => certificate };
        options.TrustedRoots.Add(_fixture.Authority.Root);
        return options;
    }

    private static async Task<Exception?> TellAsync(Func<Task> talk)
    {
        try
        {
            await talk();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private static async Task ReceiveAsync(ITransportConnection connection)
    {
        ReadResult result = await connection.Input.ReadAsync(Cancellation);
        if (result.Buffer.Length != 1)
        {
            throw new IOException("The connection was closed.");
        }

        connection.Input.AdvanceTo(result.Buffer.End);
    }
}
