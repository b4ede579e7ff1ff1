using Coilwright.Connections;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>An open port or socket of a line, with its own buffers: what is left in them must not change under a send that is still going on.</summary>
internal sealed class SerialConnection(ITransportConnection transport, SerialBus bus, SerialFraming framing, TimeProvider time) : ILiveConnection
{
    private readonly TaskCompletionSource<Exception> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastReceivedAt = time.GetTimestamp();
    private Task? _receiving;

    public ITransportConnection Transport => transport;

    public byte[] Frame { get; } = new byte[framing.MaxFrameSize];

    /// <summary>What was received and is no frame yet.</summary>
    public byte[] Received { get; } = new byte[2 * framing.MaxFrameSize];

    public int ReceivedCount { get; set; }

    /// <summary>Whether the line has been noticed to be silent since the last byte.</summary>
    public bool IsSilenceNoted { get; set; }

    public Task<Exception> Died => _died.Task;

    public bool HasAnswered { get; set; }

    public long LastReceivedAt
    {
        get => Volatile.Read(ref _lastReceivedAt);
        set => Volatile.Write(ref _lastReceivedAt, value);
    }

    public void Start() => _receiving = bus.ReceiveAsync(this);

    // What a unit that is asked for a sign of life says to it proves nothing of the others, and costs them time.
    public ValueTask<bool> PingAsync(CancellationToken cancellationToken) => new(false);

    public Task DrainAsync(CancellationToken cancellationToken) => bus.WhenIdleAsync(this).WaitAsync(cancellationToken);

    public void Poison(Exception reason)
    {
        transport.Abort();
        bus.OnLost(this, reason);
        _died.TrySetResult(reason);
    }

    public async ValueTask DisposeAsync()
    {
        transport.Close();
        if (_receiving is null)
        {
            await transport.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            await _receiving.ConfigureAwait(false);
        }
    }
}
