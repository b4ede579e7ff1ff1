namespace Coilwright.Modbus.Tests;

/// <summary>For tests that measure what the whole process does: they run one after the other, when all others are through.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class AloneInTheProcess;
