using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Makes the sockets of listeners.</summary>
internal static class BoundSocket
{
    /// <summary>Takes an address of this machine. Of a host that has several, the first one that is this machine's.</summary>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public static Socket Bind(Endpoint endpoint, SocketType type)
    {
        IPAddress[] addresses = IPAddress.TryParse(endpoint.Host, out IPAddress? address) ? [address] : Dns.GetHostAddresses(endpoint.Host);
        for (int i = 0; ; i++)
        {
            try
            {
                return Bind(addresses[i], endpoint.Port, type);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // The next address is tried; the last one's error is the one reported.
            }
        }
    }

    private static Socket Bind(IPAddress address, int port, SocketType type)
    {
        var socket = new Socket(address.AddressFamily, type, type == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
        try
        {
            // "Any" in IPv6 is meant to include IPv4, as it does elsewhere.
            if (address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
