namespace Coilwright.Benchmarks.Harness;

/// <summary>How long a row is measured.</summary>
/// <param name="WarmUp">How long each side runs before it counts.</param>
/// <param name="Turn">How long one turn of one side takes.</param>
/// <param name="Rounds">How often the sides take turns.</param>
internal sealed record Effort(TimeSpan WarmUp, TimeSpan Turn, int Rounds)
{
    public static Effort Quick { get; } = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(150), 5);

    public static Effort Full { get; } = new(TimeSpan.FromMilliseconds(600), TimeSpan.FromMilliseconds(500), 7);

    /// <summary>A codec settles sooner than a socket, and short turns leave a busy machine less time to favour one side.</summary>
    public Effort ForCodecs() => this with { Turn = Turn / 8, Rounds = Rounds * 2 + 1 };
}
