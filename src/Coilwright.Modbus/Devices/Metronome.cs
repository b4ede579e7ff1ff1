using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>Ticks at one period or several, each tick due at a whole number of its periods after the first, so that lateness never adds up.</summary>
internal sealed class Metronome : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeProvider _time;
    private readonly PeriodicTimer _timer;
    private readonly Beat[] _beats;
    private readonly long _start;

    /// <param name="periods">The periods, at least one. Of ticks that are due at the same time the first goes first.</param>
    /// <param name="time">The clock.</param>
    public Metronome(ReadOnlySpan<TimeSpan> periods, TimeProvider time)
    {
        _time = time;
        _beats = new Beat[periods.Length];
        for (int i = 0; i < periods.Length; i++)
        {
            _beats[i] = new Beat(periods[i]);
        }

        _timer = new PeriodicTimer(periods[0], time);
        _start = time.GetTimestamp();
    }

    /// <summary>How many ticks of a period were left out.</summary>
    public long OverrunsOf(int period) => _beats[period].Overruns;

    /// <summary>
    /// Waits for the next tick; the first of each period comes at once. One that is overdue comes at once too, and those of its period before it that nobody
    /// waited for are left out. What had to stand back for another goes first, then what is overdue longest, so that no period keeps another from its turn.
    /// </summary>
    /// <returns>Which period ticks.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> WaitAsync(CancellationToken cancellationToken)
    {
        int next = Next(_time.GetElapsedTime(_start));
        cancellationToken.ThrowIfCancellationRequested();
        TimeSpan due = _beats[next].Due;

        // A timer may fire early by the fraction that its clock does not know, and may have fired before it was set anew.
        for (TimeSpan left = due - _time.GetElapsedTime(_start); left > TimeSpan.Zero; left = due - _time.GetElapsedTime(_start))
        {
            _timer.Period = left < ShortestWait ? ShortestWait : left;
            await _timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }

        _beats[next].Advance();
        return next;
    }

    public void Dispose() => _timer.Dispose();

    private int Next(TimeSpan now)
    {
        int next = 0;
        for (int i = 0; i < _beats.Length; i++)
        {
            _beats[i].SkipTo(now);
            next = _beats[i].GoesBefore(_beats[next]) ? i : next;
        }

        for (int i = 0; i < _beats.Length; i++)
        {
            if (i != next && _beats[i].Due <= now)
            {
                _beats[i].StandBack();
            }
        }

        return next;
    }

    /// <summary>The ticks of one period.</summary>
    private struct Beat(TimeSpan period)
    {
        private long _tick;
        private int _stoodBack;

        /// <summary>How many ticks were left out.</summary>
        public long Overruns { get; private set; }

        /// <summary>When the next tick is due, from the start.</summary>
        public readonly TimeSpan Due => TimeSpan.FromTicks(_tick * period.Ticks);

        /// <summary>Leaves out what is overdue but for the last.</summary>
        public void SkipTo(TimeSpan now)
        {
            long latest = now.Ticks / period.Ticks;
            if (latest > _tick)
            {
                Overruns += latest - _tick;
                _tick = latest;
            }
        }

        /// <summary>Whether its next tick comes before that of another period.</summary>
        public readonly bool GoesBefore(in Beat other) =>
            _stoodBack != other._stoodBack ? _stoodBack > other._stoodBack : Due < other.Due;

        /// <summary>Lets the tick of another period go first although its own is due.</summary>
        public void StandBack() => _stoodBack++;

        /// <summary>Passes the next tick.</summary>
        public void Advance()
        {
            _tick++;
            _stoodBack = 0;
        }
    }
}
