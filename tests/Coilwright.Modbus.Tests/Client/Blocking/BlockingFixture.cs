using System.Net;
using System.Net.Sockets;
using Coilwright.Modbus.Framing;
using Coilwright.Testing;
using Coilwright.Transports;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>A client over a blocking socket, with a scripted peer and a clock that only moves when told to. Nothing is sent again unless a test asks for it.</summary>
internal sealed class BlockingFixture : IAsyncDisposable
{
    private readonly TcpListener _listener;

    private BlockingFixture(TcpListener listener, FakeTimeProvider time, ModbusClient client)
    {
        _listener = listener;
        Time = time;
        Client = client;
    }

    public FakeTimeProvider Time { get; }

    public ModbusClient Client { get; }

    /// <summary>The other end of the present connection.</summary>
    public ScriptedPeer Peer { get; private set; } = null!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<BlockingFixture> ConnectAsync(Action<ModbusClientOptions>? configure = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new FakeTimeProvider();
        var options = new ModbusClientOptions { TimeProvider = time, Retry = new() { Attempts = 1 }, Reconnect = new() { Jitter = 0 } };
        configure?.Invoke(options);
        var client = ModbusClient.Connect($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", options);
        var fixture = new BlockingFixture(listener, time, client);
        await fixture.AcceptAsync();
        return fixture;
    }

    /// <summary>Takes the next connection.</summary>
    public async Task AcceptAsync() => Peer = new ScriptedPeer(new SocketConnection(await _listener.AcceptSocketAsync(Cancellation)));

    /// <summary>Nobody listens any more.</summary>
    public void StopListening() => _listener.Stop();

    /// <summary>Does something that blocks, on a thread of its own.</summary>
    public static Task<T> Run<T>(Func<T> block) =>
        Task.Factory.StartNew(block, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc cref="Run{T}"/>
    public static Task Run(Action block) =>
        Task.Factory.StartNew(block, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public Task<ushort[]> ReadAsync(ushort address) => Run(() => Client.ReadHoldingRegisters(1, address, 2));

    public Task WriteAsync(ushort address) => Run(() => Client.WriteSingleRegister(1, address, 9));

    public async Task<ReceivedRequest> ReceiveAsync()
    {
        byte[] bytes = await Peer.ReceiveAsync(MbapHeader.Size, Cancellation);
        Assert.Equal(MbapStatus.Complete, MbapHeader.TryParse(bytes, out MbapHeader header));
        return new ReceivedRequest(header.TransactionId, header.Unit, await Peer.ReceiveAsync(header.PduSize, Cancellation));
    }

    public async Task AssertNextRequestWorksAsync(ushort address = 500)
    {
        Task<ushort[]> read = ReadAsync(address);
        await Peer.SendAsync(ClientFixture.AddressesOf(await ReceiveAsync()));
        Assert.Equal([address, (ushort)(address + 1)], await read);
    }

    /// <summary>Lets a request run into its deadline.</summary>
    public async Task TimeOutAsync(Task request)
    {
        Time.Advance(TimeSpan.FromSeconds(1.1));
        await Assert.ThrowsAsync<ModbusTimeoutException>(() => request);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Peer.DisposeAsync();
        _listener.Dispose();
    }
}
