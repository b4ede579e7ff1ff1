namespace Coilwright.Connections;

/// <summary>One place to connect to.</summary>
/// <param name="Name">The endpoint as its URI, for messages.</param>
/// <param name="OpenAsync">Opens a connection to it, up to whatever handshake makes it usable. The token ends the attempt.</param>
internal readonly record struct ConnectTarget<TConnection>(string Name, Func<CancellationToken, ValueTask<TConnection>> OpenAsync);
