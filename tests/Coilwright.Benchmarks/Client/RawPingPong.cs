using System.Diagnostics;
using System.Net.Sockets;

namespace Coilwright.Benchmarks.Client;

/// <summary>
/// The yardstick of a client with one request at a time: the same bytes sent and received by an asynchronous socket, in one loop for each
/// connection, with nothing looked at but how many bytes have come.
/// </summary>
internal sealed class RawPingPong(IReadOnlyList<Socket> sockets, byte[] request, int answerSize, params IDisposable[] resources) : IContender
{
    /// <summary>Reads of so many registers.</summary>
    public RawPingPong(IReadOnlyList<Socket> sockets, int registers)
        : this(sockets, ReadFrame.Create(registers), ReadFrame.AnswerSize(registers))
    {
    }

    public Task<Sample> RunAsync(TimeSpan duration) =>
        Turn.RunAsync(duration, begin => sockets.Select(socket => ExchangeUntilAsync(socket, begin)));

    public ValueTask DisposeAsync()
    {
        foreach (IDisposable resource in sockets.Concat(resources))
        {
            resource.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task<long> ExchangeUntilAsync(Socket socket, Task<long> begin)
    {
        byte[] answer = new byte[answerSize];
        long operations = 0;
        long end = await begin.ConfigureAwait(false);
        while (Stopwatch.GetTimestamp() < end)
        {
            await socket.SendAsync(request, SocketFlags.None).ConfigureAwait(false);
            for (int received = 0; received < answer.Length;)
            {
                received += await socket.ReceiveAsync(answer.AsMemory(received), SocketFlags.None).ConfigureAwait(false);
            }

            operations++;
        }

        return operations;
    }
}
