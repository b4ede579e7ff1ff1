using Coilwright.Connections;

namespace Coilwright;

/// <summary>How a lost connection is opened again: how often, how far apart, and what comes after the last attempt.</summary>
/// <remarks>
/// The wait after attempt n is <see cref="InitialDelay"/> × 2ⁿ⁻¹, at most <see cref="MaxDelay"/>, shortened at random by up to
/// <see cref="Jitter"/> of itself: 1, 2, 4, 8, 16, 30, 30 … seconds by default, each of them somewhere between half and all of that.
/// Set them before a client is created with them, and leave them alone afterwards. A value out of range throws
/// <see cref="ArgumentOutOfRangeException"/> when it is set.
/// </remarks>
public sealed class ReconnectOptions
{
    /// <summary>
    /// How many attempts are made before the connection is <see cref="ConnectionState.Offline"/>. 1 to 1,000,000; 5 by default. With
    /// several endpoints one attempt tries each of them once.
    /// </summary>
    public int Attempts { get; set => field = OptionRange.Check(value, 1, 1_000_000); } = 5;

    /// <summary>The wait after the first failed attempt. 1 ms to 1 h; 1 s by default.</summary>
    public TimeSpan InitialDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two attempts. 1 ms to 1 h; 30 s by default. Where it is below <see cref="InitialDelay"/> it wins.</summary>
    public TimeSpan MaxDelay { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromHours(1)); } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Which part of a wait is random, 0 to 1; 0.5 by default. With 0.5 a wait of 4 s lasts between 2 and 4 s, evenly distributed; with
    /// 0 it is not random, with 1 anything from none to all of it. It keeps many clients from coming back in the same instant.
    /// </summary>
    public double Jitter { get; set => field = OptionRange.Check(value, 0, 1); } = 0.5;

    /// <summary>How often a connection that is <see cref="ConnectionState.Offline"/> is tried. 1 ms to 1 day; 30 s by default. Not jittered.</summary>
    public TimeSpan ProbeInterval { get; set => field = OptionRange.Check(value, OptionRange.Shortest, TimeSpan.FromDays(1)); } = TimeSpan.FromSeconds(30);
}
