namespace Coilwright.Soak;

/// <summary>Watches whether more and more stays alive.</summary>
internal sealed class Memory
{
    // What comes and goes: requests, buffers of connections, the tables of the runtime.
    private const long Leeway = 6 << 20;

    private readonly List<long> _samples = [];

    public void Sample() => _samples.Add(GC.GetTotalMemory(forceFullCollection: true));

    /// <summary>Whether the last samples, the least of them, lie above the first.</summary>
    public bool HasGrown => _samples.Count > 1 && _samples.TakeLast(3).Min() > _samples[0] + Leeway;

    public override string ToString() => string.Join(" ", _samples.Select(sample => $"{sample / 1048576.0:0.0}"));
}
