using Coilwright.Modbus.Framing;

namespace Coilwright.Testing;

/// <summary>Notes the requests to a device, and does to the next ones what a test has asked for.</summary>
internal sealed class DeviceScript : FaultPlan
{
    // A device that serves for days must not keep them all.
    private const int MaxRequests = 10_000;

    private readonly ScriptedFaults _next = new([]);
    private readonly Queue<SimulatedRequest> _requests = [];

    public SimulatedRequest[] Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(Fault fault, int count) => _next.Add(fault, count);

    public override Fault? Decide(ReadOnlySpan<byte> frame)
    {
        if (frame.Length > MbapHeader.Size)
        {
            lock (_requests)
            {
                if (_requests.Count == MaxRequests)
                {
                    _requests.Dequeue();
                }

                _requests.Enqueue(new SimulatedRequest(frame[MbapHeader.Size - 1], frame[MbapHeader.Size..].ToArray()));
            }
        }

        return _next.Decide(frame);
    }
}
