using System.Net;

namespace Coilwright.Mcp;

/// <summary>One session of a server, at one moment.</summary>
/// <param name="Id">Its id, which the client names again after a reconnect; empty during the handshake.</param>
public sealed record McpSession(Guid Id)
{
    /// <summary>What the client calls itself; may be empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The client's end, where the transport has such a thing.</summary>
    public EndPoint? RemoteEndPoint { get; init; }

    /// <summary>When the last byte came.</summary>
    public DateTimeOffset LastActivity { get; init; }

    /// <summary>How many calls are at work or wait.</summary>
    public int InFlight { get; init; }

    /// <summary>The bytes received.</summary>
    public long BytesReceived { get; init; }

    /// <summary>The bytes sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>The bytes that wait because the client does not read what was sent before; those that the connection has taken already are not counted.</summary>
    public long UnreadBytes { get; init; }

    /// <summary>The subject of the client's certificate, where it has shown one.</summary>
    public string? CertificateSubject { get; init; }

    /// <summary>The client's roles.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
