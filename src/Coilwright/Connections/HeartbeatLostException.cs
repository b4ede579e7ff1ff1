using System.Globalization;

namespace Coilwright;

/// <summary>The peer was silent for too long, although asked for a sign of life, and the connection was given up.</summary>
public sealed class HeartbeatLostException : CoilwrightException
{
    internal HeartbeatLostException(int misses, TimeSpan silence, Exception? lastError)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing came from the peer for {silence.TotalSeconds:0.###} s, and {misses} heartbeats in a row were not answered."),
            lastError)
    {
        Misses = misses;
        Silence = silence;
    }

    /// <summary>How many heartbeats in a row were not answered.</summary>
    public int Misses { get; }

    /// <summary>How long ago the last byte had come.</summary>
    public TimeSpan Silence { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
