namespace Coilwright.Analyzers.Use;

/// <summary>What a step of a round means to the reads around it.</summary>
internal enum StepKind
{
    /// <summary>A read of one member, in every round.</summary>
    Read,

    /// <summary>Code that nobody has looked into. It waits for nothing and is given no client, but may mean the moment in which it runs.</summary>
    Unknown,

    /// <summary>What is read before belongs to another moment than what is read after, or what is after may not happen at all.</summary>
    Border,
}
