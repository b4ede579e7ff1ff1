using System.Net;

namespace Coilwright.Mcp;

/// <summary>One connection of a client, at one moment.</summary>
/// <param name="State">Where its life stands.</param>
/// <param name="SessionId">The session that the server has given it; empty before the first.</param>
public sealed record McpClientConnection(ConnectionState State, Guid SessionId)
{
    /// <summary>Whether the server has gone on with the session of an earlier connection.</summary>
    public bool IsResumed { get; init; }

    /// <summary>The server's end, while connected and where the transport has such a thing.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>How long the last heartbeat took to be answered; <see langword="null"/> before the first.</summary>
    public TimeSpan? RoundTrip { get; init; }

    /// <summary>How many calls wait for their answers.</summary>
    public int InFlight { get; init; }

    /// <summary>The bytes sent on the present connection.</summary>
    public long BytesSent { get; init; }

    /// <summary>The bytes received on the present connection.</summary>
    public long BytesReceived { get; init; }
}
