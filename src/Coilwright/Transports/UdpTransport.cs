using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Reaches a peer over UDP. Nothing is exchanged to open it, so only a request shows whether anybody is there.</summary>
internal sealed class UdpTransport(Endpoint endpoint, DatagramCheck? isWhole) : ITransport
{
    public Endpoint Endpoint => endpoint;

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(Endpoint.Host, out IPAddress? address)
            ? [address]
            : await Dns.GetHostAddressesAsync(Endpoint.Host, cancellationToken).ConfigureAwait(false);
        var socket = new Socket(addresses[0].AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // Connected, so that nobody but the peer is heard, and a port where nobody listens is noticed.
            await socket.ConnectAsync(new IPEndPoint(addresses[0], Endpoint.Port), cancellationToken).ConfigureAwait(false);
            return new UdpConnection(socket, isWhole);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
