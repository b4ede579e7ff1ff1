using System.Threading.Channels;
using Coilwright.Tests.Shared.Telemetry;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>A unit that owes answers: what its callers, and whoever watches, get to know.</summary>
public sealed class UnitInDoubtTests
{
    [Fact]
    public async Task Requests_that_cannot_wait_until_a_silent_unit_is_asked_again_fail_at_once_and_say_since_when_it_is_in_doubt()
    {
        await using LineFixture line = await ConnectAsync();
        await LeaveAloneAsync(line);

        // Four failures in a row, so the unit is left alone for 4 s; the call has 2 s. The clock stands still.
        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => line.ReadAsync(1, 20));

        Assert.Contains("in doubt since 2000-01-01 00:00:01Z", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(RequestPhase.Queue, error.Phase);
        Assert.False(error.MayHaveBeenApplied);
    }

    [Fact]
    public async Task A_unit_that_gets_in_doubt_and_out_of_it_is_logged_under_ids_that_do_not_change()
    {
        using var log = new CollectedLog();
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Telemetry.LoggerFactory = log);

        await Row17LateAnswerTests.TimeOutOneAsync(line);
        Assert.Contains("Unit 1 at memory://line:0 is in doubt", await log.WaitForAsync(11), StringComparison.Ordinal);
        Task<ushort[]> read = line.ReadAsync(1, 20);
        await line.Peer.SendAsync(await line.ExpectFenceAsync(1));
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");
        await read;

        Assert.Contains("out of doubt", await log.WaitForAsync(12), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_asked_meanwhile_and_the_unit_itself_when_its_time_has_come()
    {
        await using LineFixture line = await ConnectAsync();
        await LeaveAloneAsync(line);
        Task<ushort[]> other = line.ReadAsync(2, 20);
        await line.ExpectAsync(2, "03 0014 0001");
        await line.SendAsync(2, "03 02 0014");
        Assert.Equal([20], await other);

        line.Advance(4);
        Task<ushort[]> again = line.ReadAsync(1, 30);
        await line.ExpectAsync(1, "02 0000 0001");
        await line.SendAsync(1, "82 01");
        await line.ExpectAsync(1, "03 001E 0001");
        await line.SendAsync(1, "03 02 001E");

        Assert.Equal([30], await again);
        Assert.Empty(line.Line.UnitsInDoubt);
    }

    [Fact]
    public async Task Requests_that_wait_fail_as_soon_as_the_unit_is_left_alone_for_longer_than_they_can_wait()
    {
        await using LineFixture line = await ConnectAsync(options => options.RequestTimeout = TimeSpan.FromSeconds(10));
        await Row17LateAnswerTests.TimeOutOneAsync(line);
        Task<ushort[]> read = line.ReadAsync(1, 20);
        int fences = 0;
        while (!read.IsCompleted)
        {
            fences += line.Peer.TakeReceived().Length / 8;
            line.Advance(0.1);
        }

        // 1, 1 + 1, 1 + 2 s: the next wait would be of 4 s, beyond the ten of the call.
        Assert.Contains("in doubt since", (await Assert.ThrowsAsync<ModbusTimeoutException>(() => read)).Message, StringComparison.Ordinal);
        Assert.Equal(3, fences);
    }

    [Fact]
    public async Task A_unit_that_is_always_late_catches_up_with_its_fences()
    {
        await using LineFixture line = await ConnectAsync(options => options.RequestTimeout = TimeSpan.FromMinutes(1));
        await Row17LateAnswerTests.TimeOutOneAsync(line);
        Task<ushort[]> next = line.ReadAsync(1, 20);
        byte[] fence = await line.ExpectFenceAsync(1);
        line.Advance(1.1);

        // The first answer, late, and then in the wait that follows that of the fence, late too.
        await line.SendAsync(1, "03 02 000A");
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.5);
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
        Assert.Equal(1, line.Line.Fences);
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_the_beginning_and_the_end()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        var changes = Channel.CreateUnbounded<UnitDoubtChange>();
        line.Client.UnitDoubtChanged += (_, _) => throw new InvalidOperationException("What a handler throws is its own affair.");
        line.Client.UnitDoubtChanged += (sender, change) => Assert.True(ReferenceEquals(sender, line.Client) && changes.Writer.TryWrite(change));

        await Row17LateAnswerTests.TimeOutOneAsync(line);
        UnitDoubtChange begun = await changes.Reader.ReadAsync(LineFixture.Cancellation);
        Assert.Equal((false, 1, 1), (begun.IsOver, begun.Doubt.Unit, begun.Doubt.OwedAnswers));

        await line.SendAsync(1, "03 02 000A");
        UnitDoubtChange ended = await changes.Reader.ReadAsync(LineFixture.Cancellation);
        Assert.Equal((true, 1, 0), (ended.IsOver, ended.Doubt.Unit, ended.Doubt.OwedAnswers));
        Assert.Equal(begun.Doubt.Since, ended.Doubt.Since);
        Assert.Equal(1, line.Line.Doubts);
    }

    private static Task<LineFixture> ConnectAsync(Action<ModbusClientOptions>? configure = null) => LineFixture.ConnectAsync(options =>
    {
        options.RequestTimeout = TimeSpan.FromSeconds(2);
        options.Line.BackOff.Jitter = 0;
        configure?.Invoke(options);
    });

    /// <summary>Unit 1 answers nothing four times in a row.</summary>
    private static async Task LeaveAloneAsync(LineFixture line)
    {
        await Row17LateAnswerTests.TimeOutOneAsync(line);
        for (int failures = 1; failures < 4; failures++)
        {
            line.Advance(failures == 1 ? 0 : Math.Pow(2, failures - 2));
            Task<ushort[]> read = line.ReadAsync(1, 20);
            await line.Peer.ReceiveAsync(8, LineFixture.Cancellation);
            line.Advance(1.1);
            line.Advance(1);
            await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
        }
    }
}
