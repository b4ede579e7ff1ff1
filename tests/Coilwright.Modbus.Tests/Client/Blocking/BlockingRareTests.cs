using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client.Blocking;

/// <summary>The blocking forms of what is rarely asked for: each asks the same as the other form, and makes the same of the answer.</summary>
public sealed class BlockingRareTests : IAsyncLifetime
{
    private ModbusServer _server = null!;
    private ModbusClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = ModbusServer.Listen("tcp://127.0.0.1:0");
        _server.AddUnit(1, new RegisterTables(holdingRegisters: 20));
        ModbusServerUnit unit = _server.Unit(1);
        unit.Identification = new DeviceIdentification { VendorName = "Acme", ProductCode = "P", Revision = "1", VendorUrl = "acme.example", ProductName = "Pump" };
        unit.ExceptionStatus = 0x6D;
        unit.SetServerId([42], isRunning: true);
        unit.AddFile(4);
        unit.AddQueue(7).Enqueue(5);
        _client = await ModbusClient.ConnectAsync(_server.Endpoint, new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Files_and_queues()
    {
        var two = new ushort[2];

        _client.WriteFileRecord(1, 4, 1, [8, 9]);
        _client.ReadFileRecord(1, 4, 1, two.AsSpan());

        Assert.Equal([8, 9], two);
        Assert.Equal([9], _client.ReadFileRecord(1, 4, 2, 1));
        Assert.Equal([5], _client.ReadFifoQueue(1, 7));
        Assert.Equal(1, _client.ReadFifoQueue(1, 7, two.AsSpan()));
        Assert.Equal(5, two[0]);
    }

    [Fact]
    public void Status_and_identification()
    {
        Assert.Equal(0x6D, _client.ReadExceptionStatus(1));
        Assert.Equal([42, 0xFF], _client.ReportServerId(1));
        Assert.Equal("Acme"u8.ToArray(), _client.ReadDeviceObject(1, 0));
        var two = new byte[2];
        Assert.Equal(2, _client.ReadDeviceObject(1, 0, two));
        Assert.Equal("Ac"u8.ToArray(), two);
        Assert.Equal(2, _client.ReportServerId(1, two));
        Assert.Equal([42, 0xFF], two);
        DeviceIdentification identification = _client.ReadDeviceIdentification(1);
        Assert.Equal(("acme.example", "Pump"), (identification.VendorUrl, identification.ProductName));
        _client.ReadDeviceIdentification(1, identification, DeviceIdentificationCategory.Basic);
        Assert.Equal(("Acme", null), (identification.VendorName, identification.VendorUrl));
    }

    [Fact]
    public async Task Events_and_diagnostics_of_a_line()
    {
        await using ModbusServer server = ModbusServer.Listen("rtu+tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(holdingRegisters: 20));
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"rtu+tcp://127.0.0.1:{server.Port}", new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);

        // By a read the client learns whether the line echoes; otherwise it would add one of its own to the first write.
        client.ReadHoldingRegisters(1, 0, 1);
        client.WriteSingleRegister(1, 0, 1);

        Assert.Equal(2, client.GetCommEventCounter(1).EventCount);
        Assert.Equal(2, client.GetCommEventLog(1).EventCount);
        var events = new byte[64];
        CommEventLogCounts counts = client.GetCommEventLog(1, events);
        Assert.Equal(client.GetCommEventLog(1).Events.ToArray()[^counts.Filled..], events[..counts.Filled]);
        Assert.Equal((2, true), (counts.EventCount, counts.Filled > 0));
        Assert.Equal(7, client.Diagnostics(1, DiagnosticSubFunction.ReturnQueryData, 7));
    }

    [Fact]
    public void Any_pdu_into_the_callers_memory()
    {
        var response = new byte[3];

        Assert.Equal(3, _client.SendPdu(1, [3, 0, 0, 0, 1], response));
        Assert.Equal([3, 2, 0], response);
    }
}
