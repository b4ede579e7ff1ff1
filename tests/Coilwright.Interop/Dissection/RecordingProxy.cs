using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Coilwright.Interop.Dissection;

/// <summary>Stands between one client and a server and keeps what passes.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<RecordedSegment> _segments = new();
    private readonly Task _running;

    public RecordingProxy(int serverPort)
    {
        _listener.Start();
        _running = RunAsync(serverPort);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<RecordedSegment> Segments => [.. _segments];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(int serverPort)
    {
        using Socket client = await _listener.AcceptSocketAsync();
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await server.ConnectAsync(IPAddress.Loopback, serverPort);
        client.NoDelay = server.NoDelay = true;

        // Whichever side ends first, the other one's socket goes with it.
        await Task.WhenAny(PumpAsync(client, server, fromClient: true), PumpAsync(server, client, fromClient: false));
    }

    private async Task PumpAsync(Socket source, Socket destination, bool fromClient)
    {
        byte[] buffer = new byte[65536];
        while (await source.ReceiveAsync(buffer) is > 0 and int size)
        {
            // Kept before it is passed on, so that no answer can come before its request.
            _segments.Enqueue(new RecordedSegment(fromClient, buffer[..size]));
            await destination.SendAsync(buffer.AsMemory(0, size));
        }
    }
}
