namespace Coilwright.Modbus.Tests.Serial;

/// <summary>A line that echoes, behind a network that holds everything up: echoes come after the next request was sent.</summary>
public sealed class Row18LateEchoTests
{
    [Fact]
    public async Task A_late_echo_of_a_fence_is_not_its_answer()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.LocalEcho = LocalEcho.Present);
        Task<ushort[]> lost = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.TimeOutAsync(lost);
        Task<ushort[]> next = line.ReadAsync(1, 20);
        byte[] fence = await line.ExpectFenceAsync(1);
        line.Advance(1.1);
        line.Advance(1.1);
        await line.ExpectAsync(1, "04 0000 0001");

        // Only now the line speaks: three echoes, and then what the unit answered to the first read.
        await line.SendAsync(1, "03 000A 0001");
        await line.Peer.SendAsync(fence);
        await line.SendAsync(1, "04 0000 0001");
        Assert.Equal(3, Assert.Single(line.Line.UnitsInDoubt).OwedAnswers);
        await line.SendAsync(1, "03 02 000A");
        await line.Peer.SendAsync(fence);
        await line.SendAsync(1, "84 02");

        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");
        Assert.Equal([20], await next);
        Assert.Equal(0, line.Line.ForeignRequests);
    }

    [Fact]
    public async Task A_late_echo_of_a_write_confirms_none_that_equals_it()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options =>
        {
            options.Line.LocalEcho = LocalEcho.Present;
            options.Retry.Attempts = 2;
            options.Retry.Writes = true;
        });
        Task write = line.Client.WriteSingleRegisterAsync(1, 5, 7, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, "06 0005 0007");
        line.Advance(1.1);
        byte[] fence = await line.ExpectFenceAsync(1);

        // The echo of the write, late; then the fence, its echo and its answer. The unit has heard no write.
        await line.SendAsync(1, "06 0005 0007");
        await line.Peer.SendAsync(fence);
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "06 0005 0007");
        Assert.False(write.IsCompleted);
        await line.SendAsync(1, "06 0005 0007");
        Assert.False(write.IsCompleted);
        await line.SendAsync(1, "06 0005 0007");
        await write;
    }
}
