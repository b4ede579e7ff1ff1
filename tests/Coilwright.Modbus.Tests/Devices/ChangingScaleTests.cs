using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Row 24: a scale in another request than what it scales, which changes while both are read.</summary>
public sealed partial class ChangingScaleTests
{
    [Fact]
    public async Task A_scale_that_changes_during_a_read_is_read_again_with_what_it_scales_row_24()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var target = new Motor();
        Task<MapReadResult> read = new MotorClient(fixture.Client).ReadAsync(target, Cancellation).AsTask();
        await AnswerRoundAsync(fixture, before: 0, value: 100, scale: 0, after: 1);
        await AnswerRoundAsync(fixture, before: 1, value: 10, scale: 1, after: 1);
        await read;
        Assert.Equal((100d, 1), (target.Power!.Value, target.Scale));
    }

    [Fact]
    public async Task A_scale_that_changes_each_time_is_an_error_and_leaves_the_target_as_it_was_row_24()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var target = new Motor { Power = 7, Scale = 3 };
        Task<MapReadResult> read = new MotorClient(fixture.Client).ReadAsync(target, Cancellation).AsTask();
        for (byte round = 0; round < 5; round++)
        {
            await AnswerRoundAsync(fixture, round, 100, round, (byte)(round + 1));
        }

        await Assert.ThrowsAsync<ModbusValueException>(() => read);
        Assert.Equal((7d, 3), (target.Power!.Value, target.Scale));
    }

    [Fact]
    public async Task A_member_and_its_scale_are_read_within_one_deadline_however_many_requests_that_takes()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        int scale = 0;
        device.Register = address =>
        {
            device.Fixture.Time.Advance(TimeSpan.FromSeconds(0.4));
            return address == 200 ? ++scale : 7;
        };

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => new MotorClient(device.Client).ReadPowerAsync(Cancellation).AsTask());

        Assert.InRange(device.TakeAsked().Length, 1, 3);
    }

    private static async Task AnswerRoundAsync(ClientFixture fixture, byte before, byte value, byte scale, byte after)
    {
        await fixture.AnswerAsync(3, 2, 0, before);
        await fixture.AnswerAsync(3, 2, 0, value);
        await fixture.AnswerAsync(3, 2, 0, scale);
        await fixture.AnswerAsync(3, 2, 0, after);
    }

    [ModbusRegisterMap]
    internal sealed partial class Motor
    {
        [HoldingRegister(0, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))]
        public double? Power { get; set; }

        [HoldingRegister(200)]
        public short Scale { get; set; }
    }
}
