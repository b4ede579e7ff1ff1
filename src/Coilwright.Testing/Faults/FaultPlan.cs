namespace Coilwright.Testing;

/// <summary>
/// Decides for each frame of one direction whether it meets a fault. Derive from it for rules of one's own.
/// </summary>
public abstract class FaultPlan
{
    /// <summary>What the next frame meets; <see langword="null"/> lets it pass. Connections that share a plan may ask at once.</summary>
    public abstract Fault? Decide(ReadOnlySpan<byte> frame);

    /// <summary>One fault for each frame in turn, <see langword="null"/> for none; all frames after the last one pass.</summary>
    public static FaultPlan Script(params Fault?[] faults) => new ScriptedFaults(faults);

    /// <summary>
    /// Faults at random: with the same seed and the same frames always the same ones.
    /// </summary>
    /// <param name="seed">Where the random numbers begin.</param>
    /// <param name="faults">The faults, and how likely a frame meets each: 0.01 is one frame of a hundred. All together at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is negative, or all together are above 1.</exception>
    public static FaultPlan Random(int seed, params (double Probability, Fault Fault)[] faults) => new RandomFaults(seed, faults);

    /// <summary>The same plan for some frames; the others pass, and the plan does not hear of them.</summary>
    public FaultPlan When(FramePredicate isMeant) => new FilteredFaults(this, isMeant);
}
