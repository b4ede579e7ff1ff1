namespace Coilwright.Modbus.Tests.Server;

/// <summary>Units of one server whose handlers write to one another, as those of a simulated plant do.</summary>
public sealed class HandlersOfTwoUnitsTests : IAsyncDisposable
{
    private readonly ModbusServer _server = ModbusServer.Listen("tcp://127.0.0.1:0");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Handlers_that_update_each_others_unit_never_wait_for_each_other(bool onPlainTables)
    {
        if (onPlainTables)
        {
            _server.AddUnit(1, new RegisterTables(coils: 10));
            _server.AddUnit(2, new RegisterTables(coils: 10));
        }

        ModbusMapHandle<Meter> first = _server.Map(1, new Meter(), baseAddress: 100);
        ModbusMapHandle<Meter> second = _server.Map(2, new Meter(), baseAddress: 100);
        first.OnWrite(MeterMembers.Energy, value => second.Update(meter => meter.Voltage = value));
        second.OnWrite(MeterMembers.Energy, value => first.Update(meter => meter.Voltage = value));

        Task writes = Task.WhenAll(
            WriteAsync((client, value) => client.WriteMultipleRegistersAsync(1, 0x16 + 100, Registers(value), Cancellation)),
            WriteAsync(async (client, value) => await client.ReadWriteMultipleRegistersAsync(2, 0x16 + 100, 1, 0x16 + 100, Registers(value), Cancellation)),
            UpdateAsync(first, second),
            UpdateAsync(second, first));

        await writes.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.Equal((2000f, 2000f), (first.Read().Voltage, second.Read().Voltage));
    }

    private static ushort[] Registers(int value) => [0, (ushort)value];

    private async Task WriteAsync(Func<ModbusClient, int, ValueTask> write)
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            _server.Endpoint.ToString(), new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);
        for (int value = 1; value <= 2000; value++)
        {
            await write(client, value);
        }
    }

    private static Task UpdateAsync(ModbusMapHandle<Meter> outer, ModbusMapHandle<Meter> inner) => Task.Run(
        () =>
        {
            for (int i = 0; i < 2000; i++)
            {
                outer.Update(_ => inner.Update(meter => meter.Limit = 1));
            }
        },
        Cancellation);
}
