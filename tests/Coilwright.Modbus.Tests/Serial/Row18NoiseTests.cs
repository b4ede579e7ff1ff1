namespace Coilwright.Modbus.Tests.Serial;

public sealed class Row18NoiseTests
{
    [Theory]
    [InlineData("00")]
    [InlineData("FF 7F 41")]
    [InlineData("01 03 02 12")]
    public async Task Garbage_before_an_answer_costs_at_most_a_moment(string garbage)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");

        await line.Peer.SendAsync([.. Convert.FromHexString(garbage.Replace(" ", "", StringComparison.Ordinal)), .. LineFixture.Frame(1, "03 02 000A"), 0]);
        line.Advance(0.1);

        Assert.Equal([10], await read);
    }

    [Fact]
    public async Task Another_units_answer_and_a_wrong_checksum_are_passed_over()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");

        byte[] wrong = LineFixture.Frame(1, "03 02 0BAD");
        wrong[^1] ^= 1;
        await line.SendAsync(2, "03 02 0014");
        await line.Peer.SendAsync(wrong);
        await line.SendAsync(1, "03 02 000A");
        line.Advance(0.1);

        Assert.Equal([10], await read);
    }

    [Fact]
    public async Task An_answer_to_somebody_else_on_the_line_is_not_ours()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        await line.SendAsync(1, "03 0063 0001");
        Task<ushort[]> read = line.ReadAsync(1, 10);
        byte[] fence = await line.ExpectFenceAsync(1);

        await line.SendAsync(1, "03 02 0063");
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
        Assert.Equal(1, line.Line.ForeignRequests);
    }

    [Fact]
    public async Task A_write_on_an_unknown_line_is_preceded_by_a_read_that_tells_whether_it_echoes()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.LocalEcho = LocalEcho.Detect);
        Task write = line.Client.WriteSingleRegisterAsync(1, 5, 7, LineFixture.Cancellation).AsTask();

        await line.ExpectAsync(1, "03 0000 0001");
        await line.SendAsync(1, "03 0000 0001");
        await line.SendAsync(1, "83 02");
        Assert.Equal(LocalEcho.Present, line.Line.LocalEcho);
        await line.ExpectAsync(1, "06 0005 0007");
        await line.SendAsync(1, "06 0005 0007");
        line.Advance(0.5);
        Assert.False(write.IsCompleted);
        await line.SendAsync(1, "06 0005 0007");

        await write;
    }

    [Fact]
    public async Task A_line_whose_first_read_comes_back_alone_does_not_echo()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.LocalEcho = LocalEcho.Detect);
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");
        await read;

        Task write = line.Client.WriteSingleRegisterAsync(1, 5, 7, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, "06 0005 0007");
        await line.SendAsync(1, "06 0005 0007");

        await write;
        Assert.Equal(LocalEcho.Absent, line.Line.LocalEcho);
    }

    [Fact]
    public async Task An_echo_alone_confirms_neither_a_write_nor_a_fence()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.LocalEcho = LocalEcho.Present);
        Task write = line.Client.WriteSingleRegisterAsync(1, 5, 7, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, "06 0005 0007");
        await line.SendAsync(1, "06 0005 0007");
        line.Advance(1.1);
        Assert.True((await Assert.ThrowsAsync<ModbusTimeoutException>(() => write)).MayHaveBeenApplied);

        Task<ushort[]> read = line.ReadAsync(1, 10);
        byte[] fence = await line.ExpectFenceAsync(1);
        await line.Peer.SendAsync(fence);
        Assert.Empty(line.Peer.TakeReceived());
        await line.Peer.SendAsync(fence);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 000A 0001");
        await line.SendAsync(1, "03 02 000A");

        Assert.Equal([10], await read);
    }

    [Fact]
    public async Task The_echo_of_a_read_that_looks_like_its_answer_is_no_value()
    {
        // 20 coils from 0x0300 on: as an answer the request says "three bytes: 00 00 14".
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.LocalEcho = LocalEcho.Detect);
        Task<bool[]> read = line.Client.ReadCoilsAsync(1, 0x0300, 20, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, "01 0300 0014");
        await line.SendAsync(1, "01 0300 0014");
        Assert.False(read.IsCompleted);
        await line.SendAsync(1, "01 03 010000");

        Assert.Equal([0], (await read).Index().Where(bit => bit.Item).Select(bit => bit.Index));
    }

    [Fact]
    public async Task ASCII_works_alike()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(ModbusFraming.Ascii);
        Task<ushort[]> read = line.ReadAsync(0x11, 0x6B, 3);
        Assert.Equal(":1103006B00037E\r\n"u8.ToArray(), await line.Peer.ReceiveAsync(17, LineFixture.Cancellation));
        await line.Peer.SendAsync("x:110306022B00000064"u8.ToArray());
        await line.Peer.SendAsync("55\r\n"u8.ToArray());

        Assert.Equal([0x022B, 0, 0x64], await read);
    }
}
