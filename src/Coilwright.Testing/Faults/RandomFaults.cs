namespace Coilwright.Testing;

/// <summary>Faults by chance, but by the same chance again.</summary>
internal sealed class RandomFaults : FaultPlan
{
    private readonly Lock _gate = new();
    private readonly Random _random;
    private readonly (double Probability, Fault Fault)[] _faults;

    public RandomFaults(int seed, (double Probability, Fault Fault)[] faults)
    {
        foreach ((double probability, _) in faults)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(probability, nameof(faults));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(faults.Sum(fault => fault.Probability), 1, nameof(faults));
        _random = new Random(seed);
        _faults = faults;
    }

    public override Fault? Decide(ReadOnlySpan<byte> frame)
    {
        double chance;
        lock (_gate)
        {
            chance = _random.NextDouble();
        }

        foreach ((double probability, Fault fault) in _faults)
        {
            chance -= probability;
            if (chance < 0)
            {
                return fault;
            }
        }

        return null;
    }
}
