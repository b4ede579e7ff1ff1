using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>
/// The least that can be called a server: answers every read of registers with their addresses, on a thread of its own, by blocking calls
/// that allocate nothing. So what a test measures is the client's.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public RawServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        new Thread(Run) { IsBackground = true }.Start();
    }

    public string Endpoint => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";

    public void Dispose() => _listener.Dispose();

    private void Run()
    {
        try
        {
            using Socket socket = _listener.Accept();
            socket.NoDelay = true;
            Serve(socket);
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    private static void Serve(Socket socket)
    {
        byte[] received = new byte[65536];
        byte[] answers = new byte[1 << 20];
        int held = 0;
        while (true)
        {
            int count = socket.Receive(received.AsSpan(held));
            if (count == 0)
            {
                return;
            }

            held += count;
            int taken = 0;
            int length = 0;
            for (; held - taken >= 12; taken += 12)
            {
                length += Answer(received.AsSpan(taken, 12), answers.AsSpan(length));
            }

            received.AsSpan(taken, held - taken).CopyTo(received);
            held -= taken;
            for (int sent = 0; sent < length;)
            {
                sent += socket.Send(answers.AsSpan(sent, length - sent));
            }
        }
    }

    private static int Answer(ReadOnlySpan<byte> request, Span<byte> answer)
    {
        int address = BinaryPrimitives.ReadUInt16BigEndian(request[8..]);
        int quantity = BinaryPrimitives.ReadUInt16BigEndian(request[10..]);
        request[..8].CopyTo(answer);
        BinaryPrimitives.WriteUInt16BigEndian(answer[4..], (ushort)(3 + (quantity * 2)));
        answer[8] = (byte)(quantity * 2);
        for (int i = 0; i < quantity; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(answer[(9 + (i * 2))..], (ushort)(address + i));
        }

        return 9 + (quantity * 2);
    }
}
