namespace Coilwright.Connections;

/// <summary>Closes what is dead already: takes its time, but not for ever, and nobody is told how it went.</summary>
internal static class BoundedClose
{
    /// <summary>How long a connection may take to close before it is left to itself.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static async Task CloseAsync(ILiveConnection connection, TimeProvider time)
    {
        try
        {
            await connection.DisposeAsync().AsTask().WaitAsync(Timeout, time).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Why it died is known; how it failed to close changes nothing for anybody.
        }
    }
}
