using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Writes that are read back.</summary>
public sealed class VerifiedWriteTests
{
    [Fact]
    public async Task A_write_that_the_device_holds_succeeds_after_it_has_been_read_back()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask write = new BoilerClient(fixture.Client) { VerifiesWrites = true }.WriteLimitAsync(23.5, Cancellation);
        await ConfirmAsync(fixture);
        await AnswerReadBackAsync(fixture, [3, 0, 0x14, 0, 1], 3, 2, 0, 235);
        await write;
    }

    [Fact]
    public async Task One_that_the_device_changes_throws_with_both_values()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client) { VerifiesWrites = true }.WriteLimitAsync(23.5, Cancellation).AsTask();
        await ConfirmAsync(fixture);
        await AnswerReadBackAsync(fixture, [3, 0, 0x14, 0, 1], 3, 2, 0, 200);

        ModbusVerificationException error = await Assert.ThrowsAsync<ModbusVerificationException>(() => write);
        Assert.Equal(("Limit", 23.5, 20.0, true), (error.Member, (double)error.Written!, (double)error.ReadBack!, error.MayHaveBeenApplied));
        Assert.Contains("Limit was written as 23.5, which the device confirmed, but it holds 20.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_bit_only_the_bit_is_compared()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client) { VerifiesWrites = true };
        ValueTask write = boiler.WriteAlarmAsync(true, Cancellation);
        await ConfirmAsync(fixture, 7);
        await AnswerReadBackAsync(fixture, [3, 0, 0x20, 0, 1], 3, 2, 0xF0, 0x08);
        await write;

        Task second = boiler.WriteAlarmAsync(true, Cancellation).AsTask();
        await ConfirmAsync(fixture, 7);
        await AnswerReadBackAsync(fixture, [3, 0, 0x20, 0, 1], 3, 2, 0xF0, 0x00);
        Assert.Equal((true, false), (await Assert.ThrowsAsync<ModbusVerificationException>(() => second)) is var error ? ((bool)error.Written!, (bool)error.ReadBack!) : default);
    }

    [Fact]
    public async Task A_group_is_read_back_request_by_request_and_the_member_that_differs_is_named()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client) { VerifiesWrites = true }
            .WriteLimitsAsync(new Boiler { Limit = 10, Hysteresis = 3, Relay = true }, Cancellation).AsTask();
        await ConfirmAsync(fixture);
        await AnswerReadBackAsync(fixture, [1, 0, 0, 0, 1], 1, 1, 1);
        await ConfirmAsync(fixture);
        await AnswerReadBackAsync(fixture, [3, 0, 0x14, 0, 2], 3, 4, 0, 100, 0, 9);

        ModbusVerificationException error = await Assert.ThrowsAsync<ModbusVerificationException>(() => write);
        Assert.Equal(("Hysteresis", (ushort)3, (ushort)9), (error.Member, (ushort)error.Written!, (ushort)error.ReadBack!));
    }

    [Fact]
    public async Task When_reading_back_fails_the_error_says_that_the_write_may_have_been_applied()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client) { VerifiesWrites = true }.WriteLimitAsync(23.5, Cancellation).AsTask();
        await ConfirmAsync(fixture);
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));

        Assert.True((await Assert.ThrowsAsync<ModbusTimeoutException>(() => write)).MayHaveBeenApplied);
    }

    private static async Task ConfirmAsync(ClientFixture fixture, int size = 5)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, request.Pdu[..size]));
    }

    private static async Task AnswerReadBackAsync(ClientFixture fixture, byte[] expected, params byte[] answer)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        Assert.Equal(expected, request.Pdu);
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, answer));
    }
}
