using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Writing members and groups of a map.</summary>
public sealed class MapWriteTests
{
    [Fact]
    public async Task One_register_is_written_by_the_function_code_that_the_map_names()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);

        await AssertSentAsync(fixture, boiler.WriteLimitAsync(23.5, Cancellation), [6, 0, 0x14, 0, 235]);
        await AssertSentAsync(fixture, boiler.WriteSetpointAsync(9, Cancellation), [16, 0, 0x17, 0, 1, 2, 0, 9]);
    }

    [Fact]
    public async Task Several_registers_are_written_by_function_code_16_and_a_coil_by_5()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);

        await AssertSentAsync(fixture, boiler.WriteEnergyAsync(0x10002, Cancellation), [16, 0, 0x18, 0, 2, 4, 0, 1, 0, 2]);
        await AssertSentAsync(fixture, boiler.WriteRelayAsync(true, Cancellation), [5, 0, 0, 0xFF, 0]);
    }

    [Fact]
    public async Task A_value_out_of_range_is_refused_before_anything_is_sent_row_22()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => boiler.WriteLimitAsync(100.1, Cancellation).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => boiler.WriteLimitsAsync(new Boiler { Limit = double.NaN }, Cancellation).AsTask());

        Assert.Equal(0, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task A_group_goes_out_in_as_few_requests_as_it_takes_one_after_the_other()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var values = new Boiler { Limit = 10, Hysteresis = 3, Relay = true };
        Task write = new BoilerClient(fixture.Client).WriteLimitsAsync(values, Cancellation).AsTask();

        ReceivedRequest first = await fixture.ReceiveAsync();
        Assert.Empty(fixture.Peer.TakeReceived());
        await fixture.Peer.SendAsync(Frame(first.Id, first.Unit, first.Pdu[..5]));
        ReceivedRequest second = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(second.Id, second.Unit, second.Pdu[..5]));
        await write;

        Assert.Equal([[5, 0, 0, 0xFF, 0], [16, 0, 0x14, 0, 2, 4, 0, 100, 0, 3]], [first.Pdu, second.Pdu]);
    }

    [Fact]
    public async Task A_group_stops_at_the_first_request_that_fails()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client).WriteLimitsAsync(new Boiler(), Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(first.Id, first.Unit, (byte)(first.Pdu[0] | 0x80), 3));

        await Assert.ThrowsAsync<ModbusDeviceException>(() => write);
        Assert.Equal(1, fixture.Client.Statistics.Sent);
    }

    [Fact]
    public async Task A_bit_of_a_register_is_written_by_function_code_22()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);

        await AssertSentAsync(fixture, boiler.WriteAlarmAsync(true, Cancellation), [22, 0, 0x20, 0xFF, 0xF7, 0, 8], answerSize: 7);
        await AssertSentAsync(fixture, boiler.WriteAlarmAsync(false, Cancellation), [22, 0, 0x20, 0xFF, 0xF7, 0, 0], answerSize: 7);
    }

    [Fact]
    public async Task A_device_that_knows_no_function_code_22_gets_the_register_read_and_written_back_and_is_not_asked_again()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);
        ValueTask first = boiler.WriteAlarmAsync(true, Cancellation);
        await fixture.AnswerAsync(0x96, 1);
        await fixture.AnswerAsync(3, 2, 0x10, 0x01);
        await AssertSentAsync(fixture, first, [6, 0, 0x20, 0x10, 0x09]);

        ValueTask second = boiler.WriteAlarmAsync(false, Cancellation);
        await fixture.AnswerAsync(3, 2, 0x10, 0x09);
        await AssertSentAsync(fixture, second, [6, 0, 0x20, 0x10, 0x01]);
    }

    [Fact]
    public async Task Two_who_change_bits_by_reading_and_writing_back_take_turns()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        ValueTask first = boiler.WriteAlarmAsync(false, Cancellation);
        ValueTask second = boiler.WriteAlarmAsync(true, Cancellation);
        ReceivedRequest read = await fixture.ReceiveAsync();
        Assert.Equal(FunctionCode.ReadHoldingRegisters, (FunctionCode)read.Pdu[0]);
        Assert.Empty(fixture.Peer.TakeReceived());
        await fixture.Peer.SendAsync(Frame(read.Id, 1, 3, 2, 0, 8));
        await AssertSentAsync(fixture, first, [6, 0, 0x20, 0, 0]);
        await fixture.AnswerAsync(3, 2, 0, 0);
        await AssertSentAsync(fixture, second, [6, 0, 0x20, 0, 8]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(16)]
    [InlineData(22)]
    [InlineData(23)]
    public async Task Every_other_write_of_registers_waits_until_a_register_is_written_back(byte function)
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        ValueTask bit = boiler.WriteAlarmAsync(false, Cancellation);
        ReceivedRequest read = await fixture.ReceiveAsync();
        Task other = WriteAsync(fixture.Client, function).AsTask();
        ValueTask<ushort[]> reader = fixture.Client.ReadHoldingRegistersAsync(1, 0x30, 1, Cancellation);
        await fixture.AnswerReadAsync();
        await reader;
        ValueTask coil = fixture.Client.WriteSingleCoilAsync(1, 0, true, Cancellation);
        await AssertSentAsync(fixture, coil, [5, 0, 0, 0xFF, 0]);
        Assert.Empty(fixture.Peer.TakeReceived());

        await fixture.Peer.SendAsync(Frame(read.Id, 1, 3, 2, 0, 8));
        await AssertSentAsync(fixture, bit, [6, 0, 0x20, 0, 0]);
        ReceivedRequest write = await fixture.ReceiveAsync();
        Assert.Equal(function, write.Pdu[0]);
        await fixture.Peer.SendAsync(Frame(write.Id, 1, AnswerTo(write)));
        await other;
    }

    [Theory]
    [InlineData(6)]
    [InlineData(23)]
    public async Task A_register_is_not_read_to_be_written_back_while_another_write_is_on_its_way(byte function)
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        Task other = WriteAsync(fixture.Client, function).AsTask();
        Task beside = WriteAsync(fixture.Client, 16).AsTask();
        ReceivedRequest write = await fixture.ReceiveAsync();
        ReceivedRequest second = await fixture.ReceiveAsync();
        ValueTask bit = boiler.WriteAlarmAsync(true, Cancellation);
        Assert.Empty(fixture.Peer.TakeReceived());

        await fixture.Peer.SendAsync(Frame(write.Id, 1, AnswerTo(write)));
        await other;
        Assert.Empty(fixture.Peer.TakeReceived());
        await fixture.Peer.SendAsync(Frame(second.Id, 1, AnswerTo(second)));
        await beside;
        await fixture.AnswerAsync(3, 2, 0, 0);
        await AssertSentAsync(fixture, bit, [6, 0, 0x20, 0, 8]);
    }

    [Fact]
    public async Task A_plain_write_waits_for_another_to_write_back_no_longer_than_it_may_take_and_is_not_sent()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        Task bit = boiler.WriteAlarmAsync(false, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        Task write = WriteAsync(fixture.Client, 6).AsTask();
        using var impatient = new CancellationTokenSource();
        Task cancelled = fixture.Client.WriteSingleRegisterAsync(1, 0x20, 1, impatient.Token).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await fixture.TimeOutAsync(bit);

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.Equal((RequestPhase.Queue, false), (error.Phase, error.MayHaveBeenApplied));
        Assert.Empty(fixture.Peer.TakeReceived());
    }

    [Fact]
    public async Task Who_waits_for_another_to_write_back_waits_no_longer_than_a_request_may_take()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        Task first = boiler.WriteAlarmAsync(false, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.5));
        Task second = boiler.WriteAlarmAsync(true, Cancellation).AsTask();
        await fixture.TimeOutAsync(first);

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => second);
        Assert.Equal((RequestPhase.Queue, false, (byte?)1), (error.Phase, error.MayHaveBeenApplied, error.Unit));
    }

    [Fact]
    public async Task Reading_and_writing_back_share_one_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var boiler = new BoilerClient(fixture.Client);
        await LearnThatItLacksMaskWriteAsync(fixture, boiler);

        Task write = boiler.WriteAlarmAsync(true, Cancellation).AsTask();
        ReceivedRequest read = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.6));
        await fixture.Peer.SendAsync(Frame(read.Id, 1, 3, 2, 0, 0));
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.5));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.True(error.MayHaveBeenApplied);
        Assert.InRange(error.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public async Task Units_do_not_wait_for_one_another_to_write_back()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 4);
        var slow = new BoilerClient(fixture.Client);
        var other = new BoilerClient(fixture.Client, 2);
        await LearnThatItLacksMaskWriteAsync(fixture, slow);

        Task waits = slow.WriteAlarmAsync(false, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        await LearnThatItLacksMaskWriteAsync(fixture, other);

        await fixture.TimeOutAsync(waits);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_group_that_stops_half_way_says_that_it_may_have_been_applied(byte code)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client).WriteLimitsAsync(new Boiler(), Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(first.Id, first.Unit, first.Pdu[..5]));
        ReceivedRequest second = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(second.Id, second.Unit, (byte)(second.Pdu[0] | 0x80), code));

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => write);
        Assert.True(error.MayHaveBeenApplied);
        Assert.Contains("1 of the group's writes applied before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_requests_of_a_group_share_one_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task write = new BoilerClient(fixture.Client).WriteLimitsAsync(new Boiler(), Cancellation).AsTask();
        ReceivedRequest first = await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.6));
        await fixture.Peer.SendAsync(Frame(first.Id, first.Unit, first.Pdu[..5]));
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(0.5));

        ModbusTimeoutException error = await Assert.ThrowsAsync<ModbusTimeoutException>(() => write);
        Assert.True(error.MayHaveBeenApplied);
    }

    private static ValueTask WriteAsync(ModbusClient client, byte function) => function switch
    {
        6 => client.WriteSingleRegisterAsync(1, 0x20, 1, Cancellation),
        16 => client.WriteMultipleRegistersAsync(1, 0x20, new ushort[] { 1 }, Cancellation),
        22 => client.MaskWriteRegisterAsync(1, 0x20, 0, 1, Cancellation),
        _ => client.ReadWriteMultipleRegistersAsync(1, 0x20, new ushort[1], 0x20, new ushort[] { 1 }, Cancellation),
    };

    private static byte[] AnswerTo(ReceivedRequest write) => write.Pdu[0] switch
    {
        22 => write.Pdu,
        23 => [23, 2, 0, 1],
        _ => write.Pdu[..5],
    };

    private static async Task LearnThatItLacksMaskWriteAsync(ClientFixture fixture, BoilerClient boiler)
    {
        ValueTask learns = boiler.WriteAlarmAsync(true, Cancellation);
        await fixture.AnswerAsync(0x96, 1);
        await fixture.AnswerAsync(3, 2, 0, 0);
        await AssertSentAsync(fixture, learns, [6, 0, 0x20, 0, 8]);
    }

    /// <summary>Takes the request, checks its bytes, and confirms it by repeating its beginning.</summary>
    private static async Task AssertSentAsync(ClientFixture fixture, ValueTask write, byte[] pdu, int answerSize = 5)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        Assert.Equal(pdu, request.Pdu);
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, request.Pdu[..answerSize]));
        await write;
    }
}
