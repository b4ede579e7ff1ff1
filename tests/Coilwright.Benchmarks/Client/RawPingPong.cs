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

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        long end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        Task<long>[] running = [.. sockets.Select(socket => Task.Run(() => ExchangeUntilAsync(socket, end)))];
        long operations = (await Task.WhenAll(running)).Sum();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        return new Sample(operations, elapsed, GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }

    public ValueTask DisposeAsync()
    {
        foreach (IDisposable resource in sockets.Concat(resources))
        {
            resource.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private async Task<long> ExchangeUntilAsync(Socket socket, long end)
    {
        byte[] answer = new byte[answerSize];
        long operations = 0;
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
