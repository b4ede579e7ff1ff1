namespace Coilwright.Benchmarks.Harness;

/// <summary>A line of the table: one figure of ours against a yardstick.</summary>
/// <param name="Group">What <c>--filter</c> goes by, beside the name.</param>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">What the figures count.</param>
/// <param name="Limit">What the ratio has to keep to, where something was promised.</param>
/// <param name="OpenAsync">Makes both sides ready.</param>
internal sealed record Row(string Group, string Name, Unit Unit, Limit? Limit, Func<Task<Contest>> OpenAsync)
{
    /// <summary>The most bytes that an operation of ours may allocate, where something was promised.</summary>
    public double? MaxBytes { get; init; }

    /// <summary>Whether the row depends on where threads wake, so that it is measured on one CPU and on two.</summary>
    public bool DependsOnProcessors { get; init; }

    public bool Matches(string? filter) =>
        filter is null || Contains(Group, filter) || Contains(Name, filter);

    private static bool Contains(string text, string filter) => text.Contains(filter, StringComparison.OrdinalIgnoreCase);
}
