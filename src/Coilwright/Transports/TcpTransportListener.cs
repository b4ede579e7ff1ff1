using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Listens on a TCP port.</summary>
internal sealed class TcpTransportListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly Socket _socket;

    private TcpTransportListener(Socket socket, string host)
    {
        _socket = socket;
        Endpoint = new Endpoint("tcp", host, ((IPEndPoint)socket.LocalEndPoint!).Port);
    }

    public Endpoint Endpoint { get; }

    /// <summary>Begins to listen. A host that has several addresses is listened for at the first one that is this machine's.</summary>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public static TcpTransportListener Listen(Endpoint endpoint)
    {
        IPAddress[] addresses = IPAddress.TryParse(endpoint.Host, out IPAddress? address) ? [address] : Dns.GetHostAddresses(endpoint.Host);
        for (int i = 0; ; i++)
        {
            try
            {
                return new TcpTransportListener(Bind(addresses[i], endpoint.Port), endpoint.Host);
            }
            catch (SocketException) when (i < addresses.Length - 1)
            {
                // The next address is tried; the last one's error is the one reported.
            }
        }
    }

    public async ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        Socket socket = await _socket.AcceptAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A peer that vanished without a word would otherwise hold its connection for good.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            return new SocketConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Socket Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // "Any" in IPv6 is meant to include IPv4, as it does elsewhere.
            if (address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
