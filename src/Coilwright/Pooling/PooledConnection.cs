using System.Diagnostics;
using Coilwright.Connections;

namespace Coilwright.Pooling;

/// <summary>A connection with what its pool knows of it. Guarded by the pool's lock.</summary>
internal sealed class PooledConnection<TConnection>(ConnectionPool<TConnection> pool, TConnection connection) : IThreadPoolWorkItem
    where TConnection : class, ILiveConnection
{
    public ConnectionPool<TConnection> Pool => pool;

    public TConnection Connection => connection;

    public PooledUse Use { get; set; }

    /// <summary>The number of the present loan: one that was returned already is told apart from the next by it.</summary>
    public int Version { get; set; }

    /// <summary>When it was opened.</summary>
    public required long OpenedAt { get; init; }

    /// <summary>When it has reached its lifetime.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>When it was last returned, or opened.</summary>
    public long IdleSince { get; set; }

    /// <summary>When it is to be asked for a sign of life.</summary>
    public long KeepAliveAt { get; set; }

    /// <summary>When it was last lent.</summary>
    public long RentedAt { get; set; }

    /// <summary>Who took it, where leaks are looked for and this one has not been told of yet.</summary>
    public StackTrace? Renter { get; set; }

    /// <summary>Whether it has been asked back because it has reached its lifetime, or has been silent for too long.</summary>
    public bool IsWorn { get; set; }

    /// <summary>Closing runs where no lock is held and no caller waits.</summary>
    void IThreadPoolWorkItem.Execute() => _ = pool.CloseAsync(this);
}
