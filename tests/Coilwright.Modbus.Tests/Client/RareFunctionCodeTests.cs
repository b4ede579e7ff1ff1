using Coilwright.Modbus.Pdus;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Function codes 7, 8, 11, 12, 17, 20, 21, 24, 43 and one's own: what each sends, and what it makes of the answer.</summary>
public sealed class RareFunctionCodeTests
{
    [Fact]
    public async Task Status_diagnostics_and_events_are_read_by_7_8_11_12_and_17()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ModbusClient client = fixture.Client;

        Assert.Equal(0x6D, await AskAsync(fixture, client.ReadExceptionStatusAsync(1, Cancellation), [7], [7, 0x6D]));
        Assert.Equal(
            0x123,
            await AskAsync(fixture, client.DiagnosticsAsync(1, DiagnosticSubFunction.ReturnBusMessageCount, 0, Cancellation), [8, 0, 11, 0, 0], [8, 0, 11, 1, 0x23]));
        Assert.Equal(
            new CommEventCounterResponse(0xFFFF, 0x108),
            await AskAsync(fixture, client.GetCommEventCounterAsync(1, Cancellation), [11], [11, 0xFF, 0xFF, 1, 8]));
        CommEventLog log = await AskAsync(fixture, client.GetCommEventLogAsync(1, Cancellation), [12], [12, 8, 0, 0, 1, 8, 1, 0x21, 0x20, 0]);
        Assert.Equal((0, 0x108, 0x121), (log.Status, log.EventCount, log.MessageCount));
        Assert.Equal([0x20, 0], log.Events.ToArray());
        Assert.Equal([0x42, 0xFF], await AskAsync(fixture, client.ReportServerIdAsync(1, Cancellation), [17], [17, 2, 0x42, 0xFF]));
        byte[] id = new byte[1];
        Assert.Equal(1, await AskAsync(fixture, client.ReportServerIdAsync(1, id.AsMemory(), Cancellation), [17], [17, 2, 0x42, 0xFF]));
        Assert.Equal([0x42], id);
        byte[] latest = new byte[1];
        Assert.Equal(
            new CommEventLogCounts(0, 0x108, 0x121, 1),
            await AskAsync(fixture, client.GetCommEventLogAsync(1, latest.AsMemory(), Cancellation), [12], [12, 8, 0, 0, 1, 8, 1, 0x21, 0x20, 0]));
        Assert.Equal([0x20], latest);
    }

    [Fact]
    public async Task Files_and_queues_are_read_by_20_and_24_and_written_by_21()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ModbusClient client = fixture.Client;
        byte[] read = [20, 7, 6, 0, 4, 0, 1, 0, 2];
        byte[] answer = [20, 6, 5, 6, 0x0D, 0xFE, 0, 0x20];

        Assert.Equal([0x0DFE, 0x20], await AskAsync(fixture, client.ReadFileRecordAsync(1, 4, 1, 2, Cancellation), read, answer));
        ushort[] destination = new ushort[2];
        await AskAsync(fixture, client.ReadFileRecordAsync(1, 4, 1, destination.AsMemory(), Cancellation), read, answer);
        Assert.Equal([0x0DFE, 0x20], destination);

        byte[] write = [21, 9, 6, 0, 4, 0, 7, 0, 1, 0x06, 0xAF];
        ValueTask written = client.WriteFileRecordAsync(1, 4, 7, new ushort[] { 0x06AF }, Cancellation);
        await AnswerAsync(fixture, write, write);
        await written;

        byte[] queue = [24, 0, 6, 0, 2, 1, 0xB8, 0x12, 0x84];
        Assert.Equal([0x1B8, 0x1284], await AskAsync(fixture, client.ReadFifoQueueAsync(1, 0x4DE, Cancellation), [24, 4, 0xDE], queue));
        ushort[] first = new ushort[1];
        Assert.Equal(1, await AskAsync(fixture, client.ReadFifoQueueAsync(1, 0x4DE, first.AsMemory(), Cancellation), [24, 4, 0xDE], queue));
        Assert.Equal([0x1B8], first);
    }

    [Fact]
    public async Task A_user_defined_function_fills_the_callers_memory()
    {
        await using ClientFixture fixture = await ConnectAsync();
        byte[] response = new byte[3];
        ValueTask<int> call = fixture.Client.SendPduAsync(1, new byte[] { 0x41, 9 }, response.AsMemory(), Cancellation);
        Assert.Equal(2, await AskAsync(fixture, call, [0x41, 9], [0x41, 7]));
        Assert.Equal([0x41, 7, 0], response);
    }

    [Fact]
    public async Task An_identification_is_read_on_while_more_follows()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task<DeviceIdentification> read = fixture.Client.ReadDeviceIdentificationAsync(1, DeviceIdentificationCategory.Basic, Cancellation).AsTask();
        await AnswerAsync(fixture, [43, 14, 1, 0], [43, 14, 1, 1, 0xFF, 2, 2, 0, 1, (byte)'A', 1, 1, (byte)'B']);
        await AnswerAsync(fixture, [43, 14, 1, 2], [43, 14, 1, 1, 0, 0, 1, 2, 2, (byte)'1', (byte)'0']);

        DeviceIdentification identification = await read;
        Assert.Equal(("A", "B", "10", null), (identification.VendorName, identification.ProductCode, identification.Revision, identification.ModelName));

        ValueTask<byte[]> one = fixture.Client.ReadDeviceObjectAsync(1, 0x80, Cancellation);
        Assert.Equal([5, 6], await AskAsync(fixture, one, [43, 14, 4, 0x80], [43, 14, 4, 0x81, 0, 0, 1, 0x80, 2, 5, 6]));
        byte[] value = new byte[3];
        ValueTask<int> filled = fixture.Client.ReadDeviceObjectAsync(1, 0x80, value.AsMemory(), Cancellation);
        Assert.Equal(2, await AskAsync(fixture, filled, [43, 14, 4, 0x80], [43, 14, 4, 0x81, 0, 0, 1, 0x80, 2, 5, 6]));
        Assert.Equal([5, 6, 0], value);
    }

    [Fact]
    public async Task An_identification_is_read_into_the_callers_and_then_has_what_the_device_has()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var target = new DeviceIdentification { VendorName = "A", ProductCode = "old", ModelName = "gone" };
        byte[] vendor = target.Objects[0], product = target.Objects[1];

        ValueTask read = fixture.Client.ReadDeviceIdentificationAsync(1, target, DeviceIdentificationCategory.Basic, Cancellation);
        await AnswerAsync(fixture, [43, 14, 1, 0], [43, 14, 1, 1, 0xFF, 2, 2, 0, 1, (byte)'A', 1, 1, (byte)'B']);
        await AnswerAsync(fixture, [43, 14, 1, 2], [43, 14, 1, 1, 0, 0, 1, 2, 2, (byte)'1', (byte)'0']);
        await read;

        Assert.Equal(("A", "B", "10"), (target.VendorName, target.ProductCode, target.Revision));
        Assert.Equal([0, 1, 2], target.Objects.Keys);
        Assert.Same(vendor, target.Objects[0]);
        Assert.Equal("old"u8.ToArray(), product);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Row_28_more_follows_that_never_ends_is_capped(byte next)
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadDeviceIdentificationAsync(1, DeviceIdentificationCategory.Basic, Cancellation).AsTask();
        byte[] endless = [43, 14, 1, 1, 0xFF, next, 1, 0, 1, (byte)'A'];
        await AnswerAsync(fixture, [43, 14, 1, 0], endless);
        if (next > 0)
        {
            await AnswerAsync(fixture, [43, 14, 1, next], endless);
        }

        await Assert.ThrowsAsync<ModbusProtocolException>(() => read);
        await fixture.AssertNextRequestWorksAsync();
    }

    [Fact]
    public async Task Row_28_listen_only_has_no_answer_and_needs_none()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task silent = fixture.Client.ForceListenOnlyModeAsync(1, Cancellation).AsTask();
        Assert.Equal([8, 0, 4, 0, 0], (await fixture.ReceiveAsync()).Pdu);
        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));
        await silent;

        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.Client.Diagnostics(1, DiagnosticSubFunction.ForceListenOnlyMode));
        await fixture.AssertNextRequestWorksAsync();
    }

    private static async Task<T> AskAsync<T>(ClientFixture fixture, ValueTask<T> call, byte[] request, byte[] answer)
    {
        await AnswerAsync(fixture, request, answer);
        return await call;
    }

    private static async Task AnswerAsync(ClientFixture fixture, byte[] request, byte[] answer)
    {
        ReceivedRequest received = await fixture.ReceiveAsync();
        Assert.Equal(request, received.Pdu);
        await fixture.Peer.SendAsync(Frame(received.Id, received.Unit, answer));
    }
}
