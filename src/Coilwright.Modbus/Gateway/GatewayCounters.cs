namespace Coilwright.Modbus.Gateway;

/// <summary>Counts for all routes of a gateway.</summary>
internal sealed class GatewayCounters
{
    private long _requests;
    private long _answered;
    private long _shared;
    private long _unrouted;
    private long _failed;

    public void CountRequest() => Interlocked.Increment(ref _requests);

    public void CountAnswered() => Interlocked.Increment(ref _answered);

    public void CountShared() => Interlocked.Increment(ref _shared);

    public void CountUnrouted() => Interlocked.Increment(ref _unrouted);

    public void CountFailed() => Interlocked.Increment(ref _failed);

    public ModbusGatewayStatistics Read() => new()
    {
        Requests = Interlocked.Read(ref _requests),
        Answered = Interlocked.Read(ref _answered),
        Shared = Interlocked.Read(ref _shared),
        Unrouted = Interlocked.Read(ref _unrouted),
        Failed = Interlocked.Read(ref _failed),
    };
}
