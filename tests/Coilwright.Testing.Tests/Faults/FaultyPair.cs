using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Transports;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Testing.Tests.Faults;

/// <summary>Both ends of a connection in memory on which frames of Modbus TCP meet faults, and a clock that only moves when told to.</summary>
internal sealed class FaultyPair : IAsyncDisposable
{
    private readonly ITransportConnection _client;

    private FaultyPair(FakeTimeProvider time, FaultyTransport transport, ITransportConnection client, ScriptedPeer peer)
    {
        Time = time;
        Transport = transport;
        _client = client;
        Peer = peer;
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public FakeTimeProvider Time { get; }

    public FaultyTransport Transport { get; }

    public ScriptedPeer Peer { get; }

    public static async Task<FaultyPair> ConnectAsync(FaultPlan? requests = null, FaultPlan? answers = null)
    {
        var time = new FakeTimeProvider();
        var memory = new InMemoryTransport();
        var transport = new FaultyTransport(memory)
        {
            Frames = FrameLengths.ModbusTcp,
            TimeProvider = time,
            Requests = requests,
            Answers = answers,
        };
        ITransportConnection client = await transport.ConnectAsync(Cancellation);
        return new FaultyPair(time, transport, client, await memory.AcceptAsync(Cancellation));
    }

    /// <summary>A frame that shows its number in id and data.</summary>
    public static byte[] Frame(byte number) => [0, number, 0, 0, 0, 3, 1, 3, number];

    public ValueTask SendAsync(params byte[] bytes) => _client.SendAsync(bytes);

    public void Close() => _client.Close();

    public void Abort() => _client.Abort();

    /// <summary>What the client has received since the last time; nothing has to be waited for in memory.</summary>
    public byte[] Received()
    {
        if (!_client.Input.TryRead(out ReadResult read))
        {
            return [];
        }

        byte[] bytes = read.Buffer.ToArray();
        _client.Input.AdvanceTo(read.Buffer.End);
        return bytes;
    }

    /// <summary>Waits until the client sees the end of the connection.</summary>
    public async Task ReceiveEndAsync()
    {
        ReadResult read = await _client.Input.ReadAsync(Cancellation);
        Assert.True(read.IsCompleted);
        Assert.True(read.Buffer.IsEmpty);
        _client.Input.AdvanceTo(read.Buffer.End);
    }

    /// <summary>Waits until the client sees that the connection was cut.</summary>
    public Task<IOException> ReceiveResetAsync() =>
        Assert.ThrowsAsync<IOException>(async () => await _client.Input.ReadAsync(Cancellation));

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await Peer.DisposeAsync();
    }
}
