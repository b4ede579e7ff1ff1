using System.Diagnostics;
using System.Net.Sockets;
using Coilwright.Benchmarks.Client;
using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks.Server;

/// <summary>
/// What servers are measured with: one blocking thread that sends a request on every connection and then takes the answer of each, so
/// that the client costs as little as it can. The bytes are those that the server allocates.
/// </summary>
internal sealed class RawClient(ServerProcess server, int connections) : IContender
{
    private const int Registers = 10;

    private readonly Socket[] _sockets = [.. Enumerable.Range(0, connections).Select(_ => RawSocket.Connect(server.Port))];
    private readonly byte[] _request = ReadFrame.Create(Registers);
    private readonly byte[] _answer = new byte[ReadFrame.AnswerSize(Registers)];

    public Task<Sample> RunAsync(TimeSpan duration)
    {
        long bytes = server.AllocatedBytes;
        long operations = 0;
        long started = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            ExchangeOnAll();
            operations += _sockets.Length;
            elapsed = Stopwatch.GetElapsedTime(started);
        }
        while (elapsed < duration);

        return Task.FromResult(new Sample(operations, elapsed, server.AllocatedBytes - bytes));
    }

    public ValueTask DisposeAsync()
    {
        foreach (Socket socket in _sockets)
        {
            socket.Dispose();
        }

        server.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ExchangeOnAll()
    {
        foreach (Socket socket in _sockets)
        {
            socket.Send(_request);
        }

        foreach (Socket socket in _sockets)
        {
            for (int received = 0; received < _answer.Length;)
            {
                received += socket.Receive(_answer.AsSpan(received), SocketFlags.None);
            }
        }
    }
}
