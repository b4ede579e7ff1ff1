using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Security;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>The peer ends at each byte of its answer, and of its part of a TLS handshake.</summary>
public sealed class EndAtEachByteTests
{
    private const int AnswerSize = 13;

    public static TheoryData<int, bool> Ends => [.. from at in Enumerable.Range(0, AnswerSize) from isReset in (bool[])[false, true] select (at, isReset)];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task An_answer_that_is_cut_is_no_answer_and_the_next_request_works(int at, bool isReset)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadHoldingRegistersAsync(1, 7, 2, Cancellation).AsTask();
        byte[] answer = AddressesOf(await fixture.ReceiveAsync());
        Assert.Equal(AnswerSize, answer.Length);
        await fixture.Peer.SendAsync(answer[..at]);

        if (isReset)
        {
            fixture.Peer.Reset();
        }
        else
        {
            fixture.Peer.Close();
        }

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => read);
        Assert.Equal(RequestPhase.Response, error.Phase);
        await fixture.ReacceptAsync();
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task A_handshake_that_is_cut_anywhere_is_an_error_in_words_and_never_a_connection()
    {
        await using var fixture = new TlsFixture();
        int whole = await CountHandshakeAsync(fixture);
        int[] cuts = [.. Enumerable.Range(0, whole).Where(at => at < 6 || at % 211 == 0 || at == whole - 1)];

        foreach (int at in cuts)
        {
            using var relay = new CuttingRelay(fixture.Server.Port, at);
            Exception error = await Assert.ThrowsAnyAsync<ModbusException>(async () =>
            {
                // In TLS 1.3 the last bytes are no part of the handshake as the client sees it: then it is the read that fails.
                // A certificate of its own keeps it from taking up the session of the connection before.
                X509Certificate2 certificate = fixture.Authority.Client(TestCertificates.Role("Operator"));
                var tls = new TlsClientOptions { Certificate = () => certificate };
                tls.TrustedRoots.Add(fixture.Authority.Root);
                var options = new ModbusClientOptions { Tls = tls, RequestTimeout = TimeSpan.FromSeconds(30), Retry = new() { Attempts = 1 }, Reconnect = new() { Attempts = 1 } };
                await using ModbusClient client = await ModbusClient.ConnectAsync($"tls://localhost:{relay.Port}", options, Cancellation);
                await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation);
            });
            Assert.IsType<ModbusConnectionException>(error);
        }
    }

    private static async Task<int> CountHandshakeAsync(TlsFixture fixture)
    {
        using var relay = new CuttingRelay(fixture.Server.Port, int.MaxValue);
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"tls://localhost:{relay.Port}", new ModbusClientOptions { Tls = fixture.ClientTls, RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);
        return relay.Passed;
    }

    /// <summary>Passes everything on to a server, and from it so many bytes before it ends both connections.</summary>
    private sealed class CuttingRelay : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly int _cutAt;
        private int _passed;

        public CuttingRelay(int serverPort, int cutAt)
        {
            _cutAt = cutAt;
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = RunAsync(serverPort);
        }

        public int Port { get; }

        public int Passed => Volatile.Read(ref _passed);

        public void Dispose() => _listener.Dispose();

        private async Task RunAsync(int serverPort)
        {
            try
            {
                using Socket client = await _listener.AcceptSocketAsync();

                // One connection: the next would take up its session, in fewer bytes.
                _listener.Stop();
                using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, serverPort);
                _ = PassAsync(client, server);
                await CutAsync(server, client);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private static async Task PassAsync(Socket from, Socket to)
        {
            byte[] buffer = new byte[4096];
            try
            {
                while (await from.ReceiveAsync(buffer) is > 0 and var count)
                {
                    await to.SendAsync(buffer.AsMemory(0, count));
                }
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // Cut.
            }
        }

        private async Task CutAsync(Socket from, Socket to)
        {
            byte[] buffer = new byte[4096];
            int left = _cutAt;
            while (left > 0 && await from.ReceiveAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length))) is > 0 and var count)
            {
                await to.SendAsync(buffer.AsMemory(0, count));
                left -= count;
                Interlocked.Add(ref _passed, count);
            }
        }
    }
}
