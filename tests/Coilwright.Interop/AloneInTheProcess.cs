namespace Coilwright.Interop;

/// <summary>For tests that look at what the whole process shares: they run one after the other, when all others are through.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneInTheProcess;
