using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Frames;

/// <summary>How a <see cref="McpFrameConnection"/> behaves.</summary>
public sealed record McpFrameConnectionOptions
{
    /// <summary>The body length, in bytes, from which compressing usually pays: 1024.</summary>
    public const int DefaultCompressionThreshold = 1024;

    /// <summary>
    /// Whether payloads begin with the protocol's call header or status, so that only what follows them is compressed and the peer is told
    /// when a request is given up. Default: <see langword="false"/>, for a bare peer that knows commands 1 and 2 and nothing of what they carry.
    /// </summary>
    public bool UseEnvelope { get; init; }

    /// <summary>The most payload that a received frame may have, in bytes, 1 or more. Default: 4 MiB.</summary>
    public int MaxFrameLength { get; init; } = McpFrameReader.DefaultMaxFrameLength;

    /// <summary>The most bytes that a compressed body may unpack to, 1 or more. Default: 4 MiB.</summary>
    public int MaxDecompressedLength { get; init; } = McpFrameReader.DefaultMaxFrameLength;

    /// <summary>
    /// The length in bytes from which bodies are compressed, if that makes them smaller; 0 for never, which is the default: the peer
    /// has to understand it. <see cref="McpFrameConnection.CompressionThreshold"/> changes it later.
    /// </summary>
    public int CompressionThreshold { get; init; }

    /// <summary>The most requests in flight at once, 1 to 1,048,576. More are refused at the call. Default: 16,384.</summary>
    public int MaxInFlight { get; init; } = 16_384;

    /// <summary>How many bytes may wait for the transport, 1 or more, before further frames have to wait for room. Default: 1 MiB.</summary>
    public int SendBufferSize { get; init; } = 1024 * 1024;

    /// <summary>How many bytes of requests may wait for room, 0 or more. More are refused at the call. Default: 16 MiB.</summary>
    public int MaxWaitingBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How long a request may take from the call to its answer, more than zero and at most a day. Default: 30 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Who is shown all bytes, if anybody is.</summary>
    internal TappedLine? Tap { get; init; }

    /// <summary>Who is told how long requests wait, if anybody is.</summary>
    internal ClientTelemetry? Telemetry { get; init; }

    /// <summary>Where a receiver adds work for when all that came together was taken; a queue of the connection's own if <see langword="null"/>.</summary>
    internal WorkQueue? Work { get; init; }

    /// <summary>Refuses values out of their range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxFrameLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDecompressedLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(CompressionThreshold);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxInFlight, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxInFlight, 1 << 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(SendBufferSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MaxWaitingBytes);
        ThrowIfNotTimeout(RequestTimeout);
        ArgumentNullException.ThrowIfNull(TimeProvider);
    }

    /// <summary>Refuses a timeout that is none.</summary>
    internal static void ThrowIfNotTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, TimeSpan.FromDays(1));
    }
}
