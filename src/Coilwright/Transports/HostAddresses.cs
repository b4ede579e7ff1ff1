using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>The addresses of a host.</summary>
internal static class HostAddresses
{
    /// <summary>Finds the addresses of an endpoint's host; at least one.</summary>
    /// <exception cref="SocketException">Nobody knows the host.</exception>
    /// <exception cref="TimeoutException">Nobody has said so in time.</exception>
    public static async ValueTask<IPAddress[]> ResolveAsync(
        Endpoint endpoint, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(endpoint.Host, out IPAddress? address))
        {
            return [address];
        }

        return await WithinAsync(Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken), timeout, timeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Waits for a look-up, but not longer: the resolver of the system may ignore the token while it waits for a name server.
    /// </summary>
    /// <exception cref="TimeoutException">It has not ended in time.</exception>
    public static Task<IPAddress[]> WithinAsync(Task<IPAddress[]> lookUp, TimeSpan timeout, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        // Looked at however late it comes, so that it does not count as an error that nobody has seen.
        _ = lookUp.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return lookUp.WaitAsync(timeout, timeProvider, cancellationToken);
    }
}
