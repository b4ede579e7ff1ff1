using System.Net;

namespace Coilwright.Modbus;

/// <summary>One connection of a server, as it was when it was asked for.</summary>
/// <param name="RemoteEndPoint">The client's end, where the transport has such a thing.</param>
/// <param name="ConnectedAt">When the client connected.</param>
/// <param name="Idle">The time since anything was received.</param>
/// <param name="Requests">How many requests have come.</param>
public sealed record ModbusServerConnection(EndPoint? RemoteEndPoint, DateTimeOffset ConnectedAt, TimeSpan Idle, long Requests);
