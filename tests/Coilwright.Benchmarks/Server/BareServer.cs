using System.Net;
using System.Net.Sockets;
using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks.Server;

/// <summary>
/// The yardstick of our server: asynchronous sockets and nothing else. Takes whatever comes for whole requests and answers each with the
/// same frame, one send for all that came together.
/// </summary>
internal sealed class BareServer : IBenchmarkServer
{
    public const string Role = "bare-server";

    private const int RequestSize = 12;
    private const int AnswerSize = 29;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public BareServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1024);
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket socket = await _listener.AcceptAsync();
            socket.NoDelay = true;
            _ = ServeAsync(socket);
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        byte[] input = new byte[4096];
        byte[] output = new byte[4096 / RequestSize * AnswerSize];
        ReadOnlyMemory<byte> answer = (byte[])[0, 1, 0, 0, 0, 23, 1, 3, 20, .. new byte[20]];
        for (int i = 0; i + AnswerSize <= output.Length; i += AnswerSize)
        {
            answer.CopyTo(output.AsMemory(i));
        }

        try
        {
            while (await socket.ReceiveAsync(input, SocketFlags.None) is > 0 and var received)
            {
                await socket.SendAsync(output.AsMemory(0, received / RequestSize * AnswerSize), SocketFlags.None);
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }

        socket.Dispose();
    }
}
