using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

public sealed class ReceivingReaderTests
{
    private static readonly PipeOptions Inline = new(readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private readonly Pipe _peer = new(Inline);
    private readonly ReceivingReader _reader;

    public ReceivingReaderTests() => _reader = new ReceivingReader(_peer.Reader.AsStream());

    [Fact]
    public async Task A_read_returns_what_has_come_and_what_was_not_consumed_before()
    {
        await SendAsync(1, 2, 3);
        ReadResult first = await _reader.ReadAsync(CancellationToken.None);
        Assert.Equal([1, 2, 3], first.Buffer.ToArray());
        _reader.AdvanceTo(first.Buffer.GetPosition(2), first.Buffer.End);
        Assert.False(_reader.TryRead(out _));
        ValueTask<ReadResult> wait = _reader.ReadAsync(CancellationToken.None);
        Assert.False(wait.IsCompleted);
        await SendAsync(4);

        Assert.Equal([3, 4], (await wait).Buffer.ToArray());
    }

    [Fact]
    public async Task What_was_not_examined_is_returned_again_without_waiting()
    {
        await SendAsync(1, 2, 3);
        ReadResult first = await _reader.ReadAsync(CancellationToken.None);
        _reader.AdvanceTo(first.Buffer.GetPosition(1));

        Assert.True(_reader.TryRead(out ReadResult again));
        Assert.Equal([2, 3], again.Buffer.ToArray());
    }

    [Fact]
    public async Task A_cancelled_wait_loses_nothing_that_comes_later()
    {
        ValueTask<ReadResult> wait = _reader.ReadAsync(CancellationToken.None);
        _reader.CancelPendingRead();
        ReadResult cancelled = await wait;
        _reader.AdvanceTo(cancelled.Buffer.End);
        ValueTask<ReadResult> next = _reader.ReadAsync(CancellationToken.None);
        await SendAsync(5, 6);
        ReadResult received = await next;

        Assert.True(cancelled.IsCanceled);
        Assert.True(cancelled.Buffer.IsEmpty);
        Assert.False(received.IsCanceled);
        Assert.Equal([5, 6], received.Buffer.ToArray());
    }

    [Fact]
    public async Task What_came_while_nobody_waited_is_there_at_the_next_read()
    {
        ValueTask<ReadResult> wait = _reader.ReadAsync(CancellationToken.None);
        _reader.CancelPendingRead();
        _reader.AdvanceTo((await wait).Buffer.End);
        await SendAsync(7);

        ValueTask<ReadResult> next = _reader.ReadAsync(CancellationToken.None);

        Assert.True(next.IsCompleted);
        Assert.Equal([7], (await next).Buffer.ToArray());
    }

    [Fact]
    public async Task A_cancellation_before_the_read_ends_that_read_and_no_other()
    {
        _reader.CancelPendingRead();
        ReadResult cancelled = await _reader.ReadAsync(CancellationToken.None);
        _reader.AdvanceTo(cancelled.Buffer.End);
        ValueTask<ReadResult> next = _reader.ReadAsync(CancellationToken.None);

        Assert.True(cancelled.IsCanceled);
        Assert.False(next.IsCompleted);
        await SendAsync(8);
        Assert.False((await next).IsCanceled);
    }

    [Fact]
    public async Task A_token_ends_the_wait_with_its_exception_and_loses_nothing()
    {
        using var source = new CancellationTokenSource();
        ValueTask<ReadResult> wait = _reader.ReadAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await wait);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _reader.ReadAsync(source.Token));
        await SendAsync(9);
        using var other = new CancellationTokenSource();
        Assert.Equal([9], (await _reader.ReadAsync(other.Token)).Buffer.ToArray());
    }

    [Fact]
    public async Task The_end_of_the_stream_completes_the_reader_with_what_is_left()
    {
        await SendAsync(1);
        ReadResult first = await _reader.ReadAsync(CancellationToken.None);
        _reader.AdvanceTo(first.Buffer.Start, first.Buffer.End);
        await _peer.Writer.CompleteAsync();
        ReadResult last = await _reader.ReadAsync(CancellationToken.None);
        _reader.AdvanceTo(last.Buffer.End);

        Assert.False(first.IsCompleted);
        Assert.True(last.IsCompleted);
        Assert.Equal([1], last.Buffer.ToArray());
        Assert.True((await _reader.ReadAsync(CancellationToken.None)).IsCompleted);
        await _reader.CompleteAsync();
        Assert.True(_reader.TryRead(out ReadResult closed) && closed.Buffer.IsEmpty);
    }

    [Fact]
    public async Task An_error_of_the_stream_is_the_error_of_the_read()
    {
        ValueTask<ReadResult> wait = _reader.ReadAsync(CancellationToken.None);
        await _peer.Writer.CompleteAsync(new IOException("gone"));

        Assert.Equal("gone", (await Assert.ThrowsAsync<IOException>(async () => await wait)).Message);
    }

    [Fact]
    public async Task A_reader_that_is_completed_while_it_waits_leaves_its_memory_to_the_stream()
    {
        ValueTask<ReadResult> wait = _reader.ReadAsync(CancellationToken.None);
        _reader.CancelPendingRead();
        _reader.AdvanceTo((await wait).Buffer.End);
        _reader.Complete();
        await SendAsync(1);

        Assert.True(_reader.TryRead(out ReadResult closed));
        Assert.True(closed.IsCompleted);
    }

    private async Task SendAsync(params byte[] bytes) => await _peer.Writer.WriteAsync(bytes, CancellationToken.None);
}
