using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Coilwright.Requests;

/// <summary>
/// The one timer that all deadlines of a <see cref="TimeProvider"/> share. It looks through what is pending every
/// <see cref="Period"/> and runs only while something is watched; a request costs it nothing but a number to compare.
/// </summary>
internal sealed class DeadlineSweep
{
    /// <summary>How late a deadline may be noticed.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(15);

    private static readonly ConditionalWeakTable<TimeProvider, DeadlineSweep> Sweeps = [];

    private readonly Lock _gate = new();
    private readonly List<ISweepable> _watched = [];
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private ISweepable[] _round = [];
    private int _isSweeping;

    private DeadlineSweep(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _timer = CreateTimer();
    }

    /// <summary>The sweep of a clock.</summary>
    public static DeadlineSweep Of(TimeProvider timeProvider) =>
        Sweeps.GetValue(timeProvider, static clock => new DeadlineSweep(clock));

    /// <summary>Starts to look through <paramref name="item"/>, which is not watched yet.</summary>
    public void Watch(ISweepable item)
    {
        lock (_gate)
        {
            _watched.Add(item);
            if (_watched.Count == 1)
            {
                _timer.Change(Period, Period);
            }
        }
    }

    /// <summary>Stops to look through <paramref name="item"/>. A round that is under way may still come to it.</summary>
    public void Unwatch(ISweepable item)
    {
        lock (_gate)
        {
            _watched.Remove(item);
            if (_watched.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private ITimer CreateTimer()
    {
        // The timer outlives the call that happens to create it, so it must not keep that call's context alive.
        if (ExecutionContext.IsFlowSuppressed())
        {
            return _timeProvider.CreateTimer(OnTick, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        return _timeProvider.CreateTimer(OnTick, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private static void OnTick(object? state) => ((DeadlineSweep)state!).Sweep();

    private void Sweep()
    {
        // Ticks may overlap on a busy machine; the one under way does for both.
        if (Interlocked.Exchange(ref _isSweeping, 1) != 0)
        {
            return;
        }

        try
        {
            int count = TakeRound();
            long now = _timeProvider.GetTimestamp();
            for (int i = 0; i < count; i++)
            {
                SweepOne(_round[i], now);
            }

            Array.Clear(_round, 0, count);
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Everything of this clock hangs on this loop, and nobody is there to be told.")]
    private static void SweepOne(ISweepable item, long now)
    {
        try
        {
            item.Sweep(now);
        }
        catch (Exception)
        {
            // What ails one has nothing to do with the deadlines of the others; it is looked at again in the next round.
        }
    }

    private int TakeRound()
    {
        // Items are swept outside the lock: they take their own, and call Watch and Unwatch while they hold it.
        lock (_gate)
        {
            if (_round.Length < _watched.Count)
            {
                _round = new ISweepable[_watched.Capacity];
            }

            _watched.CopyTo(_round);
            return _watched.Count;
        }
    }
}
