using Coilwright.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Tests.Requests;

public sealed class DeadlineSweepTests
{
    [Fact]
    public void Each_clock_has_one_sweep()
    {
        var time = new FakeTimeProvider();

        Assert.Same(DeadlineSweep.Of(time), DeadlineSweep.Of(time));
        Assert.NotSame(DeadlineSweep.Of(time), DeadlineSweep.Of(new FakeTimeProvider()));
    }

    [Fact]
    public void It_looks_every_period_while_something_is_watched_and_never_otherwise()
    {
        var time = new FakeTimeProvider();
        var sweep = DeadlineSweep.Of(time);
        var item = new Item();
        time.Advance(DeadlineSweep.Period * 3);
        Assert.Equal(0, item.Sweeps);

        sweep.Watch(item);
        time.Advance(DeadlineSweep.Period * 3);
        Assert.Equal(3, item.Sweeps);

        sweep.Unwatch(item);
        time.Advance(DeadlineSweep.Period * 3);
        Assert.Equal(3, item.Sweeps);

        sweep.Watch(item);
        time.Advance(DeadlineSweep.Period);
        Assert.Equal(4, item.Sweeps);
    }

    [Fact]
    public void What_is_swept_may_end_its_own_watch_and_begin_others()
    {
        var time = new FakeTimeProvider();
        var sweep = DeadlineSweep.Of(time);
        var later = new Item();
        var first = new Item();
        first.Swept = () =>
        {
            sweep.Unwatch(first);
            sweep.Watch(later);
        };
        sweep.Watch(first);

        time.Advance(DeadlineSweep.Period);
        time.Advance(DeadlineSweep.Period * 2);

        Assert.Equal((1, 2), (first.Sweeps, later.Sweeps));
    }

    [Fact]
    public void What_throws_keeps_neither_the_others_nor_the_next_round_from_being_swept()
    {
        var time = new FakeTimeProvider();
        var sweep = DeadlineSweep.Of(time);
        var broken = new Item { Swept = () => throw new InvalidOperationException() };
        var sound = new Item();
        sweep.Watch(broken);
        sweep.Watch(sound);

        time.Advance(DeadlineSweep.Period);
        time.Advance(DeadlineSweep.Period);

        Assert.Equal((2, 2), (broken.Sweeps, sound.Sweeps));
    }

    private sealed class Item : ISweepable
    {
        public int Sweeps { get; private set; }

        public Action? Swept { get; set; }

        public void Sweep(long now)
        {
            Sweeps++;
            Swept?.Invoke();
        }
    }
}
