namespace Coilwright.Benchmarks.Harness;

/// <summary>What a figure counts.</summary>
internal enum Unit
{
    /// <summary>Time of one operation; less is better.</summary>
    Nanoseconds,

    /// <summary>Time of one operation; less is better.</summary>
    Milliseconds,

    /// <summary>Operations in a second; more is better.</summary>
    PerSecond,

    /// <summary>Size on the wire or in memory; less is better.</summary>
    Bytes,
}
