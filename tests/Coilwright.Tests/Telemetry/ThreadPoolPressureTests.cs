using Coilwright.Telemetry;

namespace Coilwright.Tests.Telemetry;

public sealed class ThreadPoolPressureTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 1.4)]
    [InlineData(60, 70)]
    public void A_timeout_that_was_noticed_in_time_says_nothing(double limit, double elapsed) =>
        Assert.Empty(ThreadPoolPressure.Describe(TimeSpan.FromSeconds(limit), TimeSpan.FromSeconds(elapsed)));

    [Fact]
    public void A_timeout_that_was_noticed_late_blames_the_thread_pool_and_not_the_peer_row_41()
    {
        string sentence = ThreadPoolPressure.Describe(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4.5));

        Assert.Contains("3.5 s late", sentence, StringComparison.Ordinal);
        Assert.Contains("the thread pool is starved", sentence, StringComparison.Ordinal);
    }
}
