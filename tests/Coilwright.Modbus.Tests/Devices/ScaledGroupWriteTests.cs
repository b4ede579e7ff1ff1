using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Write groups with members that other registers scale.</summary>
public sealed partial class ScaledGroupWriteTests
{
    [Fact]
    public async Task The_scales_are_read_as_the_device_has_them_before_the_group_is_written()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var values = new Charger { Voltage = 23.5m, Current = 4_000, Mode = 7, VoltageScale = 3, CurrentScale = 0 };
        Task write = new ChargerClient(fixture.Client).WriteSetpointsAsync(values, Cancellation).AsTask();

        Assert.Equal([[3, 0, 0, 0, 1], [3, 0, 50, 0, 1]], [await AnswerAsync(fixture, 3, 2, 0xFF, 0xFE), await AnswerAsync(fixture, 3, 2, 0, 2)]);
        Assert.Equal([16, 0, 1, 0, 3, 6, 0x09, 0x2E, 0, 40, 0, 7], await ConfirmAsync(fixture));
        await write;
    }

    [Fact]
    public async Task A_scale_that_the_group_writes_itself_is_the_one_that_counts()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new ThermostatClient(fixture.Client).WriteAllAsync(new Thermostat { Target = 21.5, Scale = -1 }, Cancellation).AsTask();
        Assert.Equal([16, 0, 4, 0, 2, 4, 0, 215, 0xFF, 0xFF], await ConfirmAsync(fixture));
        await write;
    }

    [Theory]
    [InlineData(-3, 231.4, "Voltage")]
    [InlineData(-1, 1000.5, "Voltage")]
    [InlineData(77, 1, "Voltage")]
    public async Task What_the_scale_leaves_no_room_for_and_what_is_out_of_range_is_refused_before_anything_is_written(short scale, double volts, string member)
    {
        await using ClientFixture fixture = await ConnectAsync();
        var values = new Charger { Voltage = (decimal)volts, Current = 1, VoltageScale = -1 };
        Task write = new ChargerClient(fixture.Client).WriteSetpointsAsync(values, Cancellation).AsTask();
        await AnswerAsync(fixture, 3, 2, (byte)(scale >> 8), (byte)scale);
        await AnswerAsync(fixture, 3, 2, 0, 0);

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => write);
        Assert.Equal(member, error.ParamName);
        Assert.Equal(2, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task A_scale_that_cannot_be_read_ends_the_write()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new ChargerClient(fixture.Client).WriteSetpointsAsync(new Charger { Voltage = 1, Current = 1 }, Cancellation).AsTask();
        await AnswerAsync(fixture, 0x83, 2);

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => write);
        Assert.False(error.MayHaveBeenApplied);
        Assert.Equal(1, fixture.Client.Statistics.Sent);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task Scales_and_writes_share_one_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new ChargerClient(fixture.Client).WriteSetpointsAsync(new Charger { Voltage = 1, Current = 1 }, Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.6));
        await fixture.Peer.SendAsync(Frame(first.Id, first.Unit, 3, 2, 0, 0));
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.5));

        await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
    }

    private static async Task<byte[]> AnswerAsync(ClientFixture fixture, params byte[] pdu)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, pdu));
        return request.Pdu;
    }

    private static async Task<byte[]> ConfirmAsync(ClientFixture fixture)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, request.Pdu[..5]));
        return request.Pdu;
    }

    [ModbusRegisterMap]
    internal sealed partial class Charger
    {
        [HoldingRegister(0)]
        public short VoltageScale { get; set; }

        [HoldingRegister(1, As = RegisterType.UInt16, ScaleFrom = nameof(VoltageScale), Min = 0, Max = 1000), WriteGroup("Setpoints")]
        public decimal? Voltage { get; set; }

        [HoldingRegister(2, As = RegisterType.Int16, ScaleFrom = nameof(CurrentScale)), WriteGroup("Setpoints")]
        public double? Current { get; set; }

        [HoldingRegister(3), WriteGroup("Setpoints")]
        public ushort Mode { get; set; }

        [HoldingRegister(50)]
        public short CurrentScale { get; set; }
    }

    [ModbusRegisterMap]
    internal sealed partial class Thermostat
    {
        [HoldingRegister(4, As = RegisterType.Int16, ScaleFrom = nameof(Scale)), WriteGroup("All")]
        public double? Target { get; set; }

        [HoldingRegister(5), WriteGroup("All")]
        public short Scale { get; set; }
    }
}
