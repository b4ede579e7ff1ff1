using System.Net;
using System.Net.Sockets;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>A client that sends and receives bare bytes, to do what a proper client never would.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawPeer()
    {
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RawPeer> ConnectAsync(ModbusServer server)
    {
        var peer = new RawPeer();
        await peer._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), Token);
        return peer;
    }

    public Task SendAsync(string hex) => SendAsync(Bytes(hex));

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, Token);

    /// <summary>Receives as many bytes as are expected, and says them in hexadecimal.</summary>
    public async Task<string> ReceiveAsync(int count)
    {
        byte[] bytes = new byte[count];
        for (int received = 0; received < count;)
        {
            int size = await _socket.ReceiveAsync(bytes.AsMemory(received), Token);
            Assert.NotEqual(0, size);
            received += size;
        }

        return Convert.ToHexString(bytes);
    }

    /// <summary>Sends a request and receives an answer of the same length as the one expected.</summary>
    public async Task AssertAnswerAsync(string request, string answer)
    {
        await SendAsync(request);
        Assert.Equal(Convert.ToHexString(Bytes(answer)), await ReceiveAsync(Bytes(answer).Length));
    }

    /// <summary>Sends a request; says nothing where the server ends the connection instead of answering.</summary>
    public async Task<string> AskAsync(string request, int count)
    {
        try
        {
            await SendAsync(request);
            byte[] answer = new byte[count];
            return Convert.ToHexString(answer.AsSpan(0, await _socket.ReceiveAsync(answer, Token)));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    /// <summary>Waits until the server has ended the connection, and gives back what it sent before.</summary>
    public async Task<string> ReceiveToEndAsync()
    {
        using var received = new MemoryStream();
        byte[] buffer = new byte[1024];
        try
        {
            while (await _socket.ReceiveAsync(buffer, Token) is > 0 and int size)
            {
                received.Write(buffer, 0, size);
            }
        }
        catch (SocketException)
        {
            // A reset is an end too.
        }

        return Convert.ToHexString(received.ToArray());
    }

    public void Dispose() => _socket.Dispose();

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
