using Coilwright.Connections;

namespace Coilwright.Mcp;

/// <summary>How one service of a server behaves.</summary>
/// <remarks>A value out of range throws <see cref="ArgumentOutOfRangeException"/> when it is set.</remarks>
public sealed class McpServiceOptions
{
    /// <summary>
    /// The most calls of the service at work at once, 1 to 1,048,576; <see langword="null"/>, the default, for no bound of its own. Calls of critical operations are counted,
    /// but never wait for a worker: what must not run beside others in any number has to see to that itself.
    /// </summary>
    public int? Workers { get; set => field = value is { } count ? OptionRange.Check(count, 1, 1 << 20) : null; }

    /// <summary>How many calls may wait for a worker, 0 to 1,048,576; more get status 429. 1,000 by default. Of no matter without <see cref="Workers"/>.</summary>
    public int QueueCapacity { get; set => field = OptionRange.Check(value, 0, 1 << 20); } = 1000;

    /// <summary>How many bytes of calls may wait for a worker, 1 KiB to 1 GiB; more get status 429. 64 MiB by default. Of no matter without <see cref="Workers"/>.</summary>
    public int MaxWaitingBytes { get; set => field = OptionRange.Check(value, 1024, 1 << 30); } = 64 * 1024 * 1024;

    /// <summary>
    /// Whether the streams of messages that the service sends come to their own end when the server stops, as its other calls do: for those that have one soon. By
    /// default, <see langword="false"/>, their tokens are cancelled as soon as the server stops, because whoever watches something would hold it up for as long as it waits.
    /// </summary>
    public bool FinishesStreams { get; set; }
}
