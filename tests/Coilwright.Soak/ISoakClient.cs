namespace Coilwright.Soak;

/// <summary>The client under test, whatever it speaks. Several callers share it.</summary>
internal interface ISoakClient : IAsyncDisposable
{
    /// <summary>What it has counted; of a protocol that does not count something, 0.</summary>
    ConnectionStatistics Statistics { get; }

    /// <summary>What one of its callers says to the server.</summary>
    /// <param name="caller">The number of the caller, among those of all clients.</param>
    IExchange ExchangeOf(int caller);
}
