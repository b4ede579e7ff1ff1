using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Tests;

/// <summary>
/// Fake time whose wall clock can be moved without the monotonic one, and that tells when a timer has been armed: a test that waits for
/// that before it advances never advances past a timer which is about to be set.
/// </summary>
internal sealed class TestTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>How far the wall clock has been moved.</summary>
    public TimeSpan WallClockOffset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockOffset;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = new ObservedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        NoteArmed(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer is armed for the given time; those armed for another meanwhile are passed over.</summary>
    public Task ArmedAsync(TimeSpan dueTime) => ArmedAsync(dueTime, dueTime);

    /// <summary>Waits until a timer is armed for a time that is random within bounds.</summary>
    public async Task ArmedAsync(TimeSpan least, TimeSpan most)
    {
        TimeSpan armed;
        do
        {
            armed = await _armed.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
        while (armed < least || armed > most);
    }

    public Task ArmedAsync(double seconds) => ArmedAsync(TimeSpan.FromSeconds(seconds));

    public void Advance(double seconds) => Advance(TimeSpan.FromSeconds(seconds));

    private void NoteArmed(TimeSpan dueTime)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _armed.Writer.TryWrite(dueTime);
        }
    }

    private sealed class ObservedTimer(TestTime time, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool changed = inner.Change(dueTime, period);
            time.NoteArmed(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
