using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>What may go wrong with the frames of any protocol.</summary>
internal static class CommonFaults
{
    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    /// <summary>Longer than a request may take.</summary>
    public static readonly TimeSpan PastTimeout = TimeSpan.FromMilliseconds(450);

    /// <summary>The ends of a connection.</summary>
    /// <param name="reset">After how many bytes of a frame it is cut.</param>
    /// <param name="close">After how many bytes of a frame it is closed.</param>
    public static (string Name, double Probability, Fault Fault)[] Ends(int reset, int close) =>
    [
        ("truncate and reset", 0.0005, Fault.Truncate(reset) with { End = FaultEnd.Reset }),
        ("truncate and close", 0.0005, Fault.Truncate(close) with { End = FaultEnd.Close }),
        ("close", 0.0003, Fault.Close),
        ("reset", 0.0003, Fault.Reset),
        ("half-open", 0.0001, Fault.HalfOpen),
    ];
}
