using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks.Server;

/// <summary>
/// What clients are measured against: answers every read with as many registers as were asked for, by a blocking thread for each
/// connection and one send for all that came together, so that the server costs as little as it can.
/// </summary>
internal sealed class ConstantDevice : IBenchmarkServer
{
    public const string Role = "constant-device";

    private const int RequestSize = 12;
    private const int HeaderSize = 9;
    private const int StackSize = 256 * 1024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ConstantDevice()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(1024);
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public void Dispose() => _listener.Dispose();

    private void Accept()
    {
        while (true)
        {
            Socket socket = _listener.Accept();
            socket.NoDelay = true;
            new Thread(() => Serve(socket), StackSize) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        byte[] input = new byte[RequestSize * 1024];
        byte[] output = new byte[1024 * 260];
        int held = 0;
        try
        {
            while (socket.Receive(input.AsSpan(held), SocketFlags.None) is > 0 and var received)
            {
                held += received;
                int taken = 0;
                int size = 0;
                for (; held - taken >= RequestSize; taken += RequestSize)
                {
                    size += Answer(input.AsSpan(taken, RequestSize), output.AsSpan(size));
                }

                input.AsSpan(taken, held - taken).CopyTo(input);
                held -= taken;
                socket.Send(output.AsSpan(0, size));
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }

        socket.Dispose();
    }

    /// <summary>Transaction id and unit as they came, then zeros for registers.</summary>
    internal static int Answer(ReadOnlySpan<byte> request, Span<byte> answer)
    {
        int bytes = request[11] * 2;
        request[..8].CopyTo(answer);
        BinaryPrimitives.WriteUInt16BigEndian(answer[4..], (ushort)(bytes + 3));
        answer[8] = (byte)bytes;
        return HeaderSize + bytes;
    }
}
