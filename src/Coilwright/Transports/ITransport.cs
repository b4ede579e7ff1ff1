namespace Coilwright.Transports;

/// <summary>
/// A way to reach one peer: bytes in order, both ways. Implement it to bring a transport of your own; protocols ask for nothing else.
/// </summary>
public interface ITransport
{
    /// <summary>Where the peer is, for messages and telemetry.</summary>
    Endpoint Endpoint { get; }

    /// <summary>Opens a connection. Called by one caller at a time.</summary>
    /// <param name="cancellationToken">Ends the attempt: at the latest when the connect timeout has passed.</param>
    /// <returns>The connection, which then belongs to the caller.</returns>
    ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken);
}
