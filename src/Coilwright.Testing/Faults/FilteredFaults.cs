namespace Coilwright.Testing;

/// <summary>A plan that is asked only about some frames.</summary>
internal sealed class FilteredFaults(FaultPlan plan, FramePredicate isMeant) : FaultPlan
{
    public override Fault? Decide(ReadOnlySpan<byte> frame) => isMeant(frame) ? plan.Decide(frame) : null;
}
