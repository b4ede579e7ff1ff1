using System.Threading.Tasks.Sources;

namespace Coilwright.Benchmarks.Calls;

/// <summary>
/// The yardstick of many callers on one connection: a slot for each, whose number is the sequence id; requests are copied into one buffer,
/// which a work item writes out while the next one fills; one receive loop that decodes the message and wakes callers elsewhere. No deadlines,
/// no cancellation, no checks, no status, no services.
/// </summary>
internal sealed class CallPrototype : IThreadPoolWorkItem, IDisposable
{
    private readonly Stream _stream;
    private readonly Lock _gate = new();
    private readonly Slot[] _slots;
    private byte[] _filling;
    private byte[] _writing;
    private int _filled;
    private bool _isWriting;

    public CallPrototype(Stream stream, int callers)
    {
        _stream = stream;
        _slots = [.. Enumerable.Range(0, callers).Select(slot => new Slot(CallFrames.CreateRequest(slot)))];
        _filling = new byte[callers * CallFrames.RequestSize];
        _writing = new byte[callers * CallFrames.RequestSize];
        _ = ReceiveAsync();
    }

    public ValueTask<CallMessage> CallAsync(int caller)
    {
        Slot slot = _slots[caller];
        ValueTask<CallMessage> answer = slot.Begin();
        bool begins;
        lock (_gate)
        {
            slot.Request.CopyTo(_filling, _filled);
            CallMessage.Example.Encode(_filling.AsSpan(_filled + CallFrames.RequestBody));
            _filled += slot.Request.Length;
            begins = !_isWriting;
            _isWriting = true;
        }

        if (begins)
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return answer;
    }

    public void Execute() => _ = WriteAsync();

    public void Dispose() => _stream.Dispose();

    private async Task WriteAsync()
    {
        while (true)
        {
            int count;
            lock (_gate)
            {
                if (_filled == 0)
                {
                    _isWriting = false;
                    return;
                }

                (_filling, _writing) = (_writing, _filling);
                count = _filled;
                _filled = 0;
            }

            await _stream.WriteAsync(_writing.AsMemory(0, count)).ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync()
    {
        int size = CallFrames.AnswerSize;
        byte[] input = new byte[64 * 1024];
        int held = 0;
        while (await _stream.ReadAsync(input.AsMemory(held)).ConfigureAwait(false) is > 0 and var received)
        {
            held += received;
            int taken = 0;
            for (; held - taken >= size; taken += size)
            {
                ReadOnlySpan<byte> answer = input.AsSpan(taken, size);
                _slots[CallFrames.Sequence(answer)].End(CallMessage.Decode(answer[CallFrames.AnswerBody..]));
            }

            input.AsSpan(taken, held - taken).CopyTo(input);
            held -= taken;
        }
    }

    private sealed class Slot(byte[] request) : IValueTaskSource<CallMessage>
    {
        private ManualResetValueTaskSourceCore<CallMessage> _completion = new() { RunContinuationsAsynchronously = true };

        public byte[] Request { get; } = request;

        public ValueTask<CallMessage> Begin()
        {
            _completion.Reset();
            return new ValueTask<CallMessage>(this, _completion.Version);
        }

        public void End(CallMessage message) => _completion.SetResult(message);

        CallMessage IValueTaskSource<CallMessage>.GetResult(short token) => _completion.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource<CallMessage>.GetStatus(short token) => _completion.GetStatus(token);

        void IValueTaskSource<CallMessage>.OnCompleted(
            Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _completion.OnCompleted(continuation, state, token, flags);
    }
}
