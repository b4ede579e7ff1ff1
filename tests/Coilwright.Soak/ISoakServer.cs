namespace Coilwright.Soak;

/// <summary>The server, whatever it speaks.</summary>
internal interface ISoakServer : IAsyncDisposable
{
    int Port { get; }

    /// <summary>What it still holds of requests that nobody waits for, in words; empty if nothing.</summary>
    Task<string> FindLeftAsync();
}
