using System.Collections.Concurrent;

namespace Coilwright.Testing;

/// <summary>Faults in the order in which they were told.</summary>
internal sealed class ScriptedFaults(IEnumerable<Fault?> faults) : FaultPlan
{
    private readonly ConcurrentQueue<Fault?> _faults = new(faults);

    public void Add(Fault fault, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int i = 0; i < count; i++)
        {
            _faults.Enqueue(fault);
        }
    }

    public override Fault? Decide(ReadOnlySpan<byte> frame) => _faults.TryDequeue(out Fault? fault) ? fault : null;
}
