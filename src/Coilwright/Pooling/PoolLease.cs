namespace Coilwright.Pooling;

/// <summary>A connection on loan from a pool. Disposing returns it; a second time, and on <see langword="default"/>, nothing happens.</summary>
internal readonly struct PoolLease<TConnection>(PooledConnection<TConnection> entry, int version) : IDisposable
    where TConnection : class, Connections.ILiveConnection
{
    /// <summary>The connection, to be used until the lease is disposed. It was alive when it was lent.</summary>
    public TConnection Connection => entry.Connection;

    public void Dispose() => entry?.Pool.Return(entry, version);
}
