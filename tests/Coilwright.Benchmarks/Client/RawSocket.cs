using System.Net;
using System.Net.Sockets;

namespace Coilwright.Benchmarks.Client;

internal static class RawSocket
{
    /// <summary>A socket that is connected in a blocking call, so that it stays fit for blocking use.</summary>
    public static Socket Connect(int port)
    {
        Socket socket = Create();
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    /// <summary>A socket for asynchronous use.</summary>
    public static async Task<Socket> ConnectAsync(int port)
    {
        Socket socket = Create();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return socket;
    }

    private static Socket Create() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
}
