using System.Collections.Concurrent;
using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>Faults by chance, which are counted by their names.</summary>
internal sealed class CountedFaults : FaultPlan
{
    private readonly Dictionary<Fault, string> _names;
    private readonly FaultPlan _plan;

    public CountedFaults(int seed, params (string Name, double Probability, Fault Fault)[] faults)
    {
        _names = faults.ToDictionary(fault => fault.Fault, fault => fault.Name);
        _plan = Random(seed, [.. faults.Select(fault => (fault.Probability, fault.Fault))]);
    }

    /// <summary>How many frames met each fault.</summary>
    public ConcurrentDictionary<string, int> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether frames meet faults at present.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>Puts faults on both directions of a transport.</summary>
    public static CountedFaults[] On(
        FaultyTransport transport,
        int seed,
        (string Name, double Probability, Fault Fault)[] answers,
        (string Name, double Probability, Fault Fault)[] requests)
    {
        CountedFaults[] both = [new(seed, answers), new(seed + 1, requests)];
        transport.Answers = both[0];
        transport.Requests = both[1];
        return both;
    }

    public override Fault? Decide(ReadOnlySpan<byte> frame)
    {
        Fault? fault = IsOn ? _plan.Decide(frame) : null;
        if (fault is not null)
        {
            Met.AddOrUpdate(_names[fault], 1, static (_, count) => count + 1);
        }

        return fault;
    }
}
