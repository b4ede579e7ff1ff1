using System.Runtime.CompilerServices;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>
/// What function codes 12, 17 and 43/14 allocate when they fill the caller's memory: nothing, on the client and on the server. Alone in the
/// process while it measures.
/// </summary>
[Collection<AloneInTheProcess>]
public sealed class RareAllocationTests : IAsyncLifetime
{
    private readonly byte[] _memory = new byte[256];
    private readonly DeviceIdentification _identification = new();
    private ModbusServer _server = null!;
    private ModbusServer _line = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _server = Listen("tcp://127.0.0.1:0");
        _line = Listen("rtu+tcp://127.0.0.1:0");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _line.DisposeAsync();
    }

    [Fact]
    public async Task A_server_id_into_memory()
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Cancellation);
        using var blocking = ModbusClient.Connect(_server.Endpoint.ToString());

        await AllocatesNothing(() => client.ReportServerIdAsync(1, _memory.AsMemory(), Cancellation));
        await AllocatesNothing(() => blocking.ReportServerId(1, _memory.AsSpan()));
    }

    [Fact]
    public async Task An_event_log_into_memory()
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync($"rtu+tcp://127.0.0.1:{_line.Port}", Cancellation);

        await AllocatesNothing(() => client.GetCommEventLogAsync(1, _memory.AsMemory(), Cancellation));
        Assert.True(client.GetCommEventLog(1, _memory).Filled > 0);
    }

    [Fact]
    public async Task One_object_of_an_identification_into_memory()
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Cancellation);
        using var blocking = ModbusClient.Connect(_server.Endpoint.ToString());

        await AllocatesNothing(() => client.ReadDeviceObjectAsync(1, 0, _memory.AsMemory(), Cancellation));
        await AllocatesNothing(() => blocking.ReadDeviceObject(1, 0, _memory.AsSpan()));
    }

    [Fact]
    public async Task An_identification_of_two_answers_into_one_that_is_there()
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(_server.Endpoint.ToString(), Cancellation);
        using var blocking = ModbusClient.Connect(_server.Endpoint.ToString());

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadDeviceIdentificationAsync(1, _identification, DeviceIdentificationCategory.Regular, Cancellation), Cancellation);

        Assert.Equal(0, allocated);
        await AllocatesNothing(() => blocking.ReadDeviceIdentification(1, _identification));
        Assert.Equal(("Acme", 200), (_identification.VendorName, _identification.ModelName?.Length));
    }

    private static ModbusServer Listen(string endpoint)
    {
        ModbusServer server = ModbusServer.Listen(endpoint);
        server.AddUnit(1, new RegisterTables(holdingRegisters: 20));
        ModbusServerUnit unit = server.Unit(1);
        unit.SetServerId([42], isRunning: true);
        unit.Identification = new DeviceIdentification
        {
            VendorName = "Acme",
            ProductCode = "P",
            Revision = "1",
            ProductName = new string('p', 200),
            ModelName = new string('m', 200),
        };
        return server;
    }

    private static async Task AllocatesNothing<T>(Func<ValueTask<T>> step) =>
        Assert.Equal(0, await LeastAllocated.OfAsync([AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))] async ValueTask () => await step(), Cancellation));

    private static async Task AllocatesNothing(Action step) => Assert.Equal(0, await LeastAllocated.OfAsync(step, Cancellation));
}
