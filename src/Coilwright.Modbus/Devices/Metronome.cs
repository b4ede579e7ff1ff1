using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>Ticks at a period, each tick due at a whole number of periods after the first, so that lateness never adds up.</summary>
internal sealed class Metronome : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time;
    private readonly PeriodicTimer _timer;
    private readonly TimeSpan _period;
    private readonly long _start;
    private long _tick = -1;

    public Metronome(TimeSpan period, TimeProvider time)
    {
        _time = time;
        _period = period;
        _timer = new PeriodicTimer(period, time);
        _start = time.GetTimestamp();
    }

    /// <summary>How many ticks were left out.</summary>
    public long Overruns { get; private set; }

    /// <summary>
    /// Waits for the next tick; the first comes at once. One that is overdue comes at once too, and those before it that nobody waited for are left out.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        long latest = _time.GetElapsedTime(_start).Ticks / _period.Ticks;
        _tick++;
        if (latest > _tick)
        {
            Overruns += latest - _tick;
            _tick = latest;
        }

        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan due = TimeSpan.FromTicks(_tick * _period.Ticks);

        // A timer may fire early by the fraction that its clock does not know, and may have fired before it was set anew.
        for (TimeSpan left = due - _time.GetElapsedTime(_start); left > TimeSpan.Zero; left = due - _time.GetElapsedTime(_start))
        {
            _timer.Period = left < ShortestWait ? ShortestWait : left;
            await _timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _timer.Dispose();
}
