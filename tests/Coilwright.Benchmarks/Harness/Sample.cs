namespace Coilwright.Benchmarks.Harness;

/// <summary>What one side did in one turn.</summary>
/// <param name="Operations">How many it carried out.</param>
/// <param name="Elapsed">In what time.</param>
/// <param name="Bytes">How many bytes were allocated meanwhile, in the process that is measured.</param>
internal readonly record struct Sample(double Operations, TimeSpan Elapsed, long Bytes)
{
    public double BytesPerOperation => Bytes / Operations;

    /// <summary>A figure that is known without measuring, such as a size.</summary>
    public static Sample Known(double value) => new(value, TimeSpan.FromSeconds(1), 0);

    public double In(Unit unit) => unit switch
    {
        Unit.Nanoseconds => Elapsed.TotalNanoseconds / Operations,
        Unit.Milliseconds => Elapsed.TotalMilliseconds / Operations,
        _ => Operations / Elapsed.TotalSeconds,
    };
}
