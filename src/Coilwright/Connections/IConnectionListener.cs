namespace Coilwright.Connections;

/// <summary>An owner that keeps a queue of its own and wants to be told when to send it, or when to give it up, rather than wait.</summary>
/// <remarks>Called on a thread of the pool, never under a lock; must neither block nor throw.</remarks>
internal interface IConnectionListener<in TConnection>
{
    /// <summary>A connection is open. Called before the state says so, and once for each connection; it may have died by then.</summary>
    void Connected(TConnection connection);

    /// <summary>
    /// Whoever waits must wait no longer: the connection has gone offline, the one attempt that was asked for has failed, or the owner
    /// drains or closes it. Called after the state has changed, so that a request which comes too late for this call is refused by
    /// <see cref="ConnectionSupervisor{TConnection}.TryDemand"/>.
    /// </summary>
    void Unavailable(Exception reason);
}
