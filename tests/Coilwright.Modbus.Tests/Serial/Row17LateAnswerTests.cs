using Coilwright.Modbus.Serial;

namespace Coilwright.Modbus.Tests.Serial;

public sealed class Row17LateAnswerTests
{
    [Fact]
    public async Task An_answer_after_its_timeout_is_never_that_of_the_next_request()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> first = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.TimeOutAsync(first);
        Assert.Equal(1, Assert.Single(line.Line.UnitsInDoubt).Unit);

        Task<ushort[]> second = line.ReadAsync(1, 20);
        byte[] fence = await line.ExpectFenceAsync(1);
        await line.SendAsync(1, "03 02 000A");
        Assert.False(second.IsCompleted);
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await second);
        Assert.Empty(line.Line.UnitsInDoubt);
        Assert.Equal((1, 1), (line.Line.Fences, line.Client.Statistics.LateAnswers));
    }

    [Fact]
    public async Task A_cancelled_request_keeps_the_line_until_its_answer_and_needs_no_fence()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        using var cancellation = new CancellationTokenSource();
        Task<ushort[]> first = line.StartReadAsync(1, 10, 1, cancellation.Token);
        await line.ExpectAsync(1, "03 000A 0001");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Task<ushort[]> second = line.ReadAsync(1, 20);
        await line.SendAsync(1, "03 02 000A");
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await second);
        Assert.Equal(0, line.Line.Fences);
    }

    [Fact]
    public async Task Other_units_go_on_while_one_is_in_doubt()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> lost = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.TimeOutAsync(lost);

        Task<ushort[]> other = line.ReadAsync(2, 20);
        await line.ExpectAsync(2, "03 0014 0001");
        await line.SendAsync(1, "03 02 000A");
        await line.SendAsync(2, "03 02 0014");

        Assert.Equal([20], await other);
        Assert.Empty(line.Line.UnitsInDoubt);
    }

    [Theory]
    [InlineData("88 01")]
    [InlineData("88 04")]
    public async Task An_exception_to_the_echo_request_serves_as_well(string exception)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        await TimeOutOneAsync(line);

        Task<ushort[]> next = line.ReadAsync(1, 20);
        await line.ExpectFenceAsync(1);
        await line.SendAsync(1, exception);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
    }

    [Fact]
    public async Task A_unit_that_ignores_the_echo_request_is_asked_by_another_function_and_that_is_remembered()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.BackOff.InitialDelay = TimeSpan.FromMilliseconds(1));
        for (int round = 0; round < 2; round++)
        {
            await TimeOutOneAsync(line);
            Task<ushort[]> next = line.ReadAsync(1, 20);
            if (round == 0)
            {
                await line.ExpectFenceAsync(1);
                line.Advance(1.1);
                line.Advance(0.1);
            }

            await line.ExpectAsync(1, "04 0000 0001");
            await line.SendAsync(1, "84 02");
            await line.ExpectAsync(1, "03 0014 0001");
            await line.SendAsync(1, "03 02 0014");
            Assert.Equal([20], await next);
        }
    }

    [Fact]
    public async Task A_unit_that_answers_nothing_is_asked_again_after_the_longest_delay()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options =>
        {
            options.RequestTimeout = TimeSpan.FromSeconds(200);
            options.Line.MaxResponseDelay = TimeSpan.FromSeconds(60);
            options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(10);
        });
        await TimeOutOneAsync(line);

        Task<ushort[]> next = line.ReadAsync(1, 20);
        await line.ExpectFenceAsync(1);
        foreach (string read in new[] { "04", "01", "02" })
        {
            line.Advance(1.1);
            line.Advance(0.1);
            await line.ExpectAsync(1, $"{read} 0000 0001");
        }

        line.Advance(1.1);
        line.Advance(58);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(2);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
    }

    [Fact]
    public async Task A_unit_that_owes_others_too_many_answers_is_asked_when_the_longest_delay_since_the_last_of_their_requests_is_over()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options =>
        {
            options.RequestTimeout = TimeSpan.FromSeconds(200);
            options.Line.MaxResponseDelay = TimeSpan.FromSeconds(60);
        });
        for (int i = 0; i < OwedAnswers.Capacity; i++)
        {
            await line.SendAsync(1, "03 0063 0001");
        }

        Task<ushort[]> read = line.ReadAsync(1, 10);
        line.Advance(59);
        await line.SendAsync(1, "03 0063 0001");
        line.Advance(59);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(2);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
    }

    [Fact]
    public async Task What_is_owed_stays_owed_over_a_new_connection()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> answered = line.ReadAsync(1, 5);
        await line.ExpectAsync(1, "03 0005 0001");
        await line.SendAsync(1, "03 02 0005");
        await answered;
        Task<ushort[]> lost = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        line.Peer.Close();
        await Assert.ThrowsAsync<ModbusConnectionException>(() => lost);

        Task<ushort[]> next = line.ReadAsync(1, 20);
        await line.ReacceptAsync();
        byte[] fence = await line.ExpectFenceAsync(1);
        await line.SendAsync(1, "03 02 000A");
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
    }

    internal static async Task TimeOutOneAsync(LineFixture line)
    {
        Task<ushort[]> lost = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.TimeOutAsync(lost);
    }
}
