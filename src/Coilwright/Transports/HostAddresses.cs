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

        // The resolver of the system may ignore the token while it waits for a name server; the wait must be bounded all the same.
        return await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken)
            .WaitAsync(timeout, timeProvider, cancellationToken).ConfigureAwait(false);
    }
}
