using Coilwright.Connections;
using CsCheck;

namespace Coilwright.Tests.Connections;

public sealed class BackOffTests
{
    private static readonly Gen<ReconnectOptions> Options = Gen.Select(
        Gen.Int[1, 3_600_000], Gen.Int[1, 3_600_000], Gen.Double[0, 1],
        static (initial, longest, jitter) => new ReconnectOptions
        {
            InitialDelay = TimeSpan.FromMilliseconds(initial),
            MaxDelay = TimeSpan.FromMilliseconds(longest),
            Jitter = jitter,
        });

    private static readonly Gen<int> Attempts = Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, int.MaxValue]);

    private static readonly Gen<double> Random = Gen.Double[0, 0.9999999999999999];

    [Fact]
    public void Without_jitter_the_defaults_wait_1_2_4_8_16_30_30_seconds()
    {
        var options = new ReconnectOptions { Jitter = 0 };

        Assert.Equal(
            [1, 2, 4, 8, 16, 30, 30],
            Enumerable.Range(1, 7).Select(attempt => BackOff.Delay(options, attempt, random: 0.7).TotalSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Nothing_is_waited_for_before_anything_has_failed(int attempt) =>
        Assert.Equal(TimeSpan.Zero, BackOff.Delay(new ReconnectOptions(), attempt, random: 0.5));

    [Fact]
    public void A_wait_is_never_longer_than_the_longest_nor_shorter_than_its_jitter_allows() =>
        Gen.Select(Options, Attempts, Random).Sample(static (options, attempt, random) =>
        {
            TimeSpan delay = BackOff.Delay(options, attempt, random);
            TimeSpan full = BackOff.Delay(options, attempt, random: 0);
            return delay <= full && full <= options.MaxDelay && delay >= (full * (1 - options.Jitter)) - TimeSpan.FromTicks(1);
        });

    [Fact]
    public void A_later_attempt_never_waits_shorter_with_the_same_draw() =>
        Gen.Select(Options, Attempts, Random).Sample(static (options, attempt, random) =>
            attempt == int.MaxValue || BackOff.Delay(options, attempt, random) <= BackOff.Delay(options, attempt + 1, random));

    [Fact]
    public void The_same_attempt_and_draw_always_wait_the_same() =>
        Gen.Select(Options, Attempts, Random).Sample(static (options, attempt, random) =>
            BackOff.Delay(options, attempt, random) == BackOff.Delay(options, attempt, random));

    [Fact]
    public void The_jitter_spreads_evenly_over_its_part_of_the_wait()
    {
        var options = new ReconnectOptions();

        Assert.Equal(
            [4.0, 3.5, 3.0, 2.5],
            new[] { 0, 0.25, 0.5, 0.75 }.Select(random => BackOff.Delay(options, attempt: 3, random).TotalSeconds));
    }

    [Fact]
    public void Options_out_of_range_are_refused_where_they_are_set()
    {
        var options = new ReconnectOptions();

        Assert.Throws<ArgumentOutOfRangeException>(() => options.Attempts = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.InitialDelay = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.MaxDelay = TimeSpan.FromHours(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => options.Jitter = 1.1);
        Assert.Contains("Jitter", Assert.Throws<ArgumentOutOfRangeException>(() => options.Jitter = double.NaN).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => options.ProbeInterval = Timeout.InfiniteTimeSpan);
    }
}
