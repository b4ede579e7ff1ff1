using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>
/// Reaches a peer over UDP. Nothing is exchanged to open it, so only a request shows whether anybody is there. A host name that has several
/// addresses leads to the first that this machine has a way to.
/// </summary>
/// <param name="endpoint">Host and port.</param>
/// <param name="isWhole">Which datagrams count; all where it is <see langword="null"/>.</param>
/// <param name="timeout">How long the addresses of the host may take to be found.</param>
/// <param name="timeProvider">The clock that the timeout goes by.</param>
internal sealed class UdpTransport(Endpoint endpoint, DatagramCheck? isWhole, TimeSpan timeout, TimeProvider timeProvider) : ITransport
{
    public Endpoint Endpoint => endpoint;

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        IPAddress[] addresses = await HostAddresses.ResolveAsync(endpoint, timeout, timeProvider, cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(addresses, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects to the first of these addresses that there is a way to.</summary>
    /// <exception cref="SocketException">There is a way to none of them; the error is the last one's.</exception>
    internal async ValueTask<ITransportConnection> ConnectAsync(IPAddress[] addresses, CancellationToken cancellationToken)
    {
        for (int i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(addresses[i], cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // The next address is tried.
            }
        }
    }

    private async ValueTask<ITransportConnection> ConnectAsync(IPAddress address, CancellationToken cancellationToken)
    {
        // Made for one family, the socket itself cannot be where the machine does not have that family.
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Connected, so that nobody but the peer is heard, and a port where nobody listens is noticed.
            await socket.ConnectAsync(new IPEndPoint(address, endpoint.Port), cancellationToken).ConfigureAwait(false);
            return new UdpConnection(socket, isWhole);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
