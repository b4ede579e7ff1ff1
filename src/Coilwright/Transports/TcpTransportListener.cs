using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>Listens on a TCP port.</summary>
internal sealed class TcpTransportListener : ITransportListener
{
    private const int Backlog = 512;

    private readonly Socket _socket;

    private TcpTransportListener(Socket socket, Endpoint endpoint)
    {
        _socket = socket;
        Endpoint = new Endpoint(endpoint.Scheme, endpoint.Host, ((IPEndPoint)socket.LocalEndPoint!).Port, endpoint.Path, endpoint.Options);
    }

    public Endpoint Endpoint { get; }

    /// <summary>Begins to listen. A host that has several addresses is listened for at the first one that is this machine's.</summary>
    /// <exception cref="SocketException">The address is not this machine's, or the port is taken.</exception>
    public static TcpTransportListener Listen(Endpoint endpoint)
    {
        Socket socket = BoundSocket.Bind(endpoint, SocketType.Stream);
        try
        {
            socket.Listen(Backlog);
            return new TcpTransportListener(socket, endpoint);
        }
        catch
        {
            socket.Dispose();
            throw;
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
}
