using System.Buffers.Binary;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace Coilwright.Benchmarks.Client;

/// <summary>
/// The yardstick of callers who share a connection: a slot for each, whose number is the transaction id; one send for each request, made
/// by its caller; one receive loop that wakes callers elsewhere, since their code must not hold it up. No deadlines, no cancellation, no
/// checks, no reconnecting.
/// </summary>
internal sealed class PipelinedPrototype : IDisposable
{
    private readonly Socket _socket;
    private readonly Lock _gate = new();
    private readonly Slot[] _slots;

    public PipelinedPrototype(Socket socket, int callers, int registers)
    {
        _socket = socket;
        _slots = [.. Enumerable.Range(0, callers).Select(slot => new Slot(ReadFrame.Create(registers, (ushort)slot)))];
        _ = ReceiveAsync(ReadFrame.AnswerSize(registers));
    }

    public ValueTask CallAsync(int caller)
    {
        Slot slot = _slots[caller];
        ValueTask answer = slot.Begin();
        lock (_gate)
        {
            _socket.Send(slot.Request);
        }

        return answer;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync(int size)
    {
        byte[] input = new byte[64 * 1024];
        int held = 0;
        while (true)
        {
            int received = await _socket.ReceiveAsync(input.AsMemory(held), SocketFlags.None).ConfigureAwait(false);
            held += received;
            int taken = 0;
            for (; held - taken >= size; taken += size)
            {
                _slots[BinaryPrimitives.ReadUInt16BigEndian(input.AsSpan(taken))].End();
            }

            input.AsSpan(taken, held - taken).CopyTo(input);
            held -= taken;
        }
    }

    private sealed class Slot(byte[] request) : IValueTaskSource
    {
        private ManualResetValueTaskSourceCore<bool> _completion = new() { RunContinuationsAsynchronously = true };

        public byte[] Request { get; } = request;

        public ValueTask Begin()
        {
            _completion.Reset();
            return new ValueTask(this, _completion.Version);
        }

        public void End() => _completion.SetResult(true);

        void IValueTaskSource.GetResult(short token) => _completion.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _completion.GetStatus(token);

        void IValueTaskSource.OnCompleted(
            Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _completion.OnCompleted(continuation, state, token, flags);
    }
}
