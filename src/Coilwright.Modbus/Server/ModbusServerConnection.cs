using System.Net;

namespace Coilwright.Modbus;

/// <summary>One connection of a server, as it was when it was asked for.</summary>
/// <param name="RemoteEndPoint">The client's end, where the transport has such a thing.</param>
/// <param name="ConnectedAt">When the client connected.</param>
/// <param name="Idle">The time since anything was received.</param>
/// <param name="Requests">How many requests have come.</param>
public sealed record ModbusServerConnection(EndPoint? RemoteEndPoint, DateTimeOffset ConnectedAt, TimeSpan Idle, long Requests)
{
    /// <summary>The subject of the client's certificate; <see langword="null"/> without TLS, or where the client showed none.</summary>
    public string? CertificateSubject { get; init; }

    /// <summary>
    /// The role in the client's certificate (see <see cref="RequiresRoleAttribute"/>); <see langword="null"/> where it names none, several, or one that
    /// is not written as the specification wants it.
    /// </summary>
    public string? Role { get; init; }
}
