using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>The other end of a transport in memory, for servers.</summary>
internal sealed class InMemoryListener(InMemoryTransport transport) : ITransportListener
{
    private readonly CancellationTokenSource _stopping = new();

    public Endpoint Endpoint => transport.Endpoint;

    public async ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        return await transport.AcceptConnectionAsync(either.Token).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await _stopping.CancelAsync().ConfigureAwait(false);
}
