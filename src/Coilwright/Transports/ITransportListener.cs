namespace Coilwright.Transports;

/// <summary>Where peers connect to: the other end of an <see cref="ITransport"/>. Disposing it stops listening and ends a pending accept.</summary>
public interface ITransportListener : IAsyncDisposable
{
    /// <summary>Where it listens, with the port that was chosen where none was asked for.</summary>
    Endpoint Endpoint { get; }

    /// <summary>Waits for the next peer. Called by one caller at a time.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The connection, which then belongs to the caller.</returns>
    ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken);
}
