using Coilwright.Shedding;

namespace Coilwright.Tests.Shedding;

public sealed class LoadShedderTests
{
    private const int Capacity = 100;

    private readonly TestTime _time = new();

    [Fact]
    public void Load_is_the_mean_over_time_and_not_over_calls()
    {
        LoadShedder shedder = Create();
        shedder.Set(100);
        _time.Advance(0.25);
        shedder.Set(0);
        _time.Advance(0.75);
        shedder.Refresh();

        Assert.Equal(0.25, shedder.Load, precision: 6);
    }

    [Fact]
    public void Above_the_lower_threshold_over_a_second_it_holds_back()
    {
        LoadShedder shedder = Create();
        Work(shedder, 81, seconds: 0.9);
        Assert.Equal(ShedLevel.None, shedder.Level);
        Work(shedder, 81, seconds: 0.2);
        Assert.Equal(ShedLevel.Throttling, shedder.Level);
        Assert.Equal(80, shedder.ThrottledCapacity);
    }

    [Fact]
    public void At_the_threshold_and_below_it_does_nothing()
    {
        LoadShedder shedder = Create();
        Work(shedder, 80, seconds: 20);
        Assert.Equal(ShedLevel.None, shedder.Level);
    }

    [Fact]
    public void Above_the_upper_threshold_over_five_seconds_it_refuses()
    {
        LoadShedder shedder = Create();
        Work(shedder, 95, seconds: 4.6);
        Assert.Equal(ShedLevel.Throttling, shedder.Level);
        Work(shedder, 95, seconds: 0.4);
        Assert.Equal(ShedLevel.Refusing, shedder.Level);
    }

    [Fact]
    public void A_peak_of_a_moment_is_no_overload()
    {
        LoadShedder shedder = Create();
        for (int i = 0; i < 20; i++)
        {
            Work(shedder, 100, seconds: 0.3);
            Work(shedder, 20, seconds: 0.7);
        }

        Assert.Equal(ShedLevel.None, shedder.Level);
    }

    [Fact]
    public void A_level_ends_only_well_below_where_it_began()
    {
        LoadShedder shedder = Create();
        Work(shedder, 85, seconds: 2);
        Work(shedder, 75, seconds: 10);
        Assert.Equal(ShedLevel.Throttling, shedder.Level);
        Work(shedder, 60, seconds: 1.1);
        Assert.Equal(ShedLevel.None, shedder.Level);
        Work(shedder, 75, seconds: 10);
        Assert.Equal(ShedLevel.None, shedder.Level);
    }

    [Fact]
    public void It_recovers_within_the_window_after_the_load_is_gone()
    {
        LoadShedder shedder = Create();
        Work(shedder, 100, seconds: 60);
        Assert.Equal(ShedLevel.Refusing, shedder.Level);
        shedder.Set(0);
        _time.Advance(5);
        shedder.Refresh();
        Assert.Equal(ShedLevel.None, shedder.Level);
        Assert.Equal(0, shedder.Load);
    }

    [Fact]
    public void A_few_long_calls_that_nobody_adds_to_are_no_overload()
    {
        LoadShedder shedder = Create(new SheddingOptions { MinSamples = 3 });
        shedder.Arrive();
        shedder.Arrive();
        shedder.Set(Capacity);
        _time.Advance(4.9);
        shedder.Refresh();
        Assert.Equal(ShedLevel.None, shedder.Level);

        // With a third one that wants more, they are.
        shedder.Arrive();
        _time.Advance(0.1);
        shedder.Refresh();
        Assert.Equal(ShedLevel.Refusing, shedder.Level);
    }

    [Fact]
    public void A_pause_of_any_length_counts_as_what_it_was()
    {
        LoadShedder shedder = Create();
        shedder.Set(50);
        _time.Advance(100_000);
        shedder.Refresh();
        Assert.Equal(0.5, shedder.Load, precision: 6);
        _time.Advance(0.95);
        shedder.Set(100);
        _time.Advance(0.05);
        shedder.Refresh();
        Assert.Equal(0.525, shedder.Load, precision: 6);
    }

    [Theory]
    [InlineData(640)]
    [InlineData(10_000)]
    public void With_many_places_it_looks_at_the_clock_now_and_then_and_is_off_by_no_more_than_a_64th(int capacity)
    {
        var shedder = new LoadShedder(capacity, new SheddingOptions(), _time);
        var exact = new LoadShedder(capacity, new SheddingOptions(), _time);
        var random = new Random(1);
        int working = 0;
        for (int i = 0; i < 100; i++)
        {
            // Some changes after another, of which it may not have looked at the last, and then a rest.
            int sign = working > capacity / 2 ? -1 : 1;
            for (int changes = random.Next(capacity / 32); changes > 0; changes--)
            {
                working += sign;
                shedder.Set(working);
                exact.Refresh();
                exact.Set(working);
                _time.Advance(0.000_01);
            }

            _time.Advance(0.02);
        }

        shedder.Refresh();
        exact.Refresh();
        Assert.NotEqual(0, exact.Load);
        Assert.Equal(exact.Load, shedder.Load, tolerance: 1.0 / 64);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(3)]
    [InlineData(0)]
    public void However_many_places_there_are_the_calls_of_the_last_second_count_as_such(int minSamples)
    {
        var shedder = new LoadShedder(100_000, new SheddingOptions { MinSamples = minSamples }, _time);
        for (int working = 0; working <= 100_000; working++)
        {
            shedder.Set(working);
        }

        // All places are taken by long calls, and few more come than make a level.
        int perSecond = Math.Max(1, 2 * minSamples);
        for (int i = 0; i < 2 * perSecond; i++)
        {
            _time.Advance(1.0 / perSecond);
            shedder.Arrive();
        }

        Assert.NotEqual(ShedLevel.None, shedder.Level);
    }

    [Fact]
    public void Switched_off_it_measures_and_sheds_nothing()
    {
        LoadShedder shedder = Create(new SheddingOptions { IsEnabled = false });
        Work(shedder, 200, seconds: 10);
        Assert.Equal((2.0, ShedLevel.None), (Math.Round(shedder.Load, 6), shedder.Level));
    }

    [Fact]
    public void The_smallest_server_keeps_one_place()
        => Assert.Equal(1, new LoadShedder(1, new SheddingOptions { ThrottleAbove = 0.1 }, _time).ThrottledCapacity);

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_threshold_out_of_range_is_refused(double value)
    {
        var options = new SheddingOptions();
        Assert.Throws<ArgumentOutOfRangeException>(() => options.ThrottleAbove = value);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.RefuseAbove = value);
    }

    private LoadShedder Create(SheddingOptions? options = null) => new(Capacity, options ?? new SheddingOptions { MinSamples = 5 }, _time);

    /// <summary>Works with calls that come a hundred times a second.</summary>
    private void Work(LoadShedder shedder, int working, double seconds)
    {
        for (int i = 0; i < (int)Math.Round(seconds * 100); i++)
        {
            shedder.Arrive();
            shedder.Set(working);
            _time.Advance(0.01);
        }

        shedder.Refresh();
    }
}
