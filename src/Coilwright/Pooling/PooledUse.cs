namespace Coilwright.Pooling;

/// <summary>What a pooled connection is being used for.</summary>
internal enum PooledUse
{
    /// <summary>Nothing: it lies in the pool.</summary>
    Idle,

    /// <summary>It is on loan.</summary>
    Active,

    /// <summary>It is being asked for a sign of life.</summary>
    Checking,

    /// <summary>It is being closed, and still counts until that is done.</summary>
    Closing,
}
