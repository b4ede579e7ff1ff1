using Coilwright.Modbus.Framing;
using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>A client of a serial line in memory, with a clock that only moves when told to.</summary>
internal sealed class LineFixture : IAsyncDisposable
{
    private LineFixture(FakeTimeProvider time, InMemoryTransport transport, ModbusClient client, ScriptedPeer peer)
    {
        Time = time;
        Transport = transport;
        Client = client;
        Peer = peer;
    }

    public FakeTimeProvider Time { get; }

    public InMemoryTransport Transport { get; }

    public ModbusClient Client { get; }

    public ScriptedPeer Peer { get; private set; }

    public SerialLineStatus Line => Client.Line!;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>An RTU client whose requests have ten seconds and whose units have one.</summary>
    public static Task<LineFixture> ConnectAsync(Action<ModbusClientOptions>? configure = null) => ConnectAsync(ModbusFraming.Rtu, configure);

    /// <summary>A client of such a line; requests are sent once unless configured otherwise.</summary>
    public static async Task<LineFixture> ConnectAsync(
        ModbusFraming framing, Action<ModbusClientOptions>? configure = null, string scheme = "memory")
    {
        var time = new FakeTimeProvider();
        var options = new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromSeconds(10) };
        options.Line.ResponseTimeout = TimeSpan.FromSeconds(1);
        options.Line.LocalEcho = LocalEcho.Absent;
        options.Retry.Attempts = 1;
        configure?.Invoke(options);
        var transport = new InMemoryTransport { Endpoint = new Endpoint(scheme, "line", 0) };
        ModbusClient client = await ModbusClient.ConnectAsync(transport, framing, options, Cancellation);
        return new LineFixture(time, transport, client, await transport.AcceptAsync(Cancellation));
    }

    /// <summary>A whole RTU frame from its PDU in hexadecimal digits.</summary>
    public static byte[] Frame(byte unit, string pdu)
    {
        byte[] bytes = Convert.FromHexString(pdu.Replace(" ", "", StringComparison.Ordinal));
        byte[] frame = new byte[bytes.Length + 3];
        RtuFrame.Write(unit, bytes, frame);
        return frame;
    }

    public Task<ushort[]> ReadAsync(byte unit, ushort address, int count = 1) => StartReadAsync(unit, address, count, Cancellation);

    public Task<ushort[]> StartReadAsync(byte unit, ushort address, int count, CancellationToken cancellationToken) =>
        Client.ReadHoldingRegistersAsync(unit, address, count, cancellationToken).AsTask();

    /// <summary>Takes exactly this request off the line.</summary>
    public async Task ExpectAsync(byte unit, string pdu)
    {
        byte[] frame = Frame(unit, pdu);
        Assert.Equal(Convert.ToHexString(frame), Convert.ToHexString(await Peer.ReceiveAsync(frame.Length, Cancellation)));
    }

    /// <summary>Takes the echo request of a fence off the line, and gives its frame, which is its answer too.</summary>
    public async Task<byte[]> ExpectFenceAsync(byte unit)
    {
        byte[] frame = await Peer.ReceiveAsync(8, Cancellation);
        Assert.Equal(Convert.ToHexString([unit, 8, 0, 0]), Convert.ToHexString(frame.AsSpan(0, 4)));
        return frame;
    }

    public ValueTask SendAsync(byte unit, string pdu) => Peer.SendAsync(Frame(unit, pdu));

    public void Advance(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Lets the request on the line run into the end of its unit's time.</summary>
    public async Task TimeOutAsync(Task request)
    {
        Advance(1.1);
        await Assert.ThrowsAsync<ModbusTimeoutException>(() => request);
    }

    public async Task ReacceptAsync() => Peer = await Transport.AcceptAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
