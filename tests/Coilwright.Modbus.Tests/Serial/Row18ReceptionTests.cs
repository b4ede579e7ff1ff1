namespace Coilwright.Modbus.Tests.Serial;

/// <summary>What a caller is told when something came and was no answer.</summary>
public sealed class Row18ReceptionTests
{
    [Fact]
    public async Task A_bad_checksum_is_told_with_what_was_received()
    {
        byte[] frame = LineFixture.Frame(1, "03 02 000A");
        frame[^1] ^= 1;

        ModbusTimeoutException error = await FailAsync(line => line.Peer.SendAsync(frame));

        Assert.Contains("no answer after", error.Message, StringComparison.Ordinal);
        Assert.Contains("7 bytes that are no frame, beginning with 010302000A", error.Message, StringComparison.Ordinal);
        Assert.Contains("check baud rate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_an_answer_is_told() => Assert.Contains(
        "3 bytes that are no frame, beginning with 010302:",
        (await FailAsync(line => line.Peer.SendAsync(1, 3, 2))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task An_answer_of_another_unit_or_shape_is_told()
    {
        ModbusTimeoutException error = await FailAsync(async line =>
        {
            await line.SendAsync(1, "03 04 000A 000B");
            await line.SendAsync(7, "04 02 000A");
        });

        Assert.Contains("2 frames that answer nothing that was asked, the last one of unit 7 with function code 04", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_told_as_such() =>
        Assert.DoesNotContain("instead", (await FailAsync(_ => ValueTask.CompletedTask)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_came_for_one_request_is_not_told_of_the_next()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> first = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await line.Peer.SendAsync(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF);
        await line.TimeOutAsync(first);
        Task<ushort[]> second = line.ReadAsync(2, 10);
        await line.ExpectAsync(2, "03 000A 0001");
        line.Advance(1.1);

        Assert.DoesNotContain("instead", (await Assert.ThrowsAsync<ModbusTimeoutException>(() => second)).Message, StringComparison.Ordinal);
    }

    private static async Task<ModbusTimeoutException> FailAsync(Func<LineFixture, ValueTask> reply)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");
        await reply(line);
        line.Advance(1.1);
        return await Assert.ThrowsAsync<ModbusTimeoutException>(() => read);
    }
}
