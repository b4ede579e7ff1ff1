namespace Coilwright.Benchmarks.Codecs;

/// <summary>A codec of ours and its yardstick, each as a loop over so many operations.</summary>
/// <param name="Group">What the row belongs to.</param>
/// <param name="Name">What is done.</param>
/// <param name="Limit">What was promised.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Yardstick">The yardstick.</param>
internal sealed record Codec(string Group, string Name, Limit? Limit, Action<int> Ours, Action<int> Yardstick)
{
    /// <summary>The most bytes that an operation may allocate.</summary>
    public double? MaxBytes { get; init; } = 0;

    public Row ToRow() => new(Group, Name, Unit.Nanoseconds, Limit, () => Task.FromResult(Open())) { MaxBytes = MaxBytes };

    private Contest Open() => new(new CodecContender(Ours), new CodecContender(Yardstick));

    public override string ToString() => Name;
}
