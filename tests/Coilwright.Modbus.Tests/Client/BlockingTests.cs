using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>The blocking methods over a client that is asynchronous underneath, against our own server.</summary>
public sealed class BlockingTests
{
    [Fact]
    public async Task Every_read_and_write_has_a_blocking_form()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(coils: 20, discreteInputs: 20, inputRegisters: 20, holdingRegisters: 20));
        using ModbusClient client = await ModbusClient.ConnectAsync(
            server.Endpoint, new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);

        client.WriteSingleCoil(1, 1, true);
        client.WriteMultipleCoils(1, 2, [true, false, true]);
        Assert.Equal([false, true, true, false, true], client.ReadCoils(1, 0, 5));
        client.WriteSingleRegister(1, 0, 0x12);
        client.MaskWriteRegister(1, 0, 0xF2, 0x25);
        client.WriteMultipleRegisters(1, 1, [2, 3]);
        Assert.Equal([0x17, 2, 3], client.ReadHoldingRegisters(1, 0, 3));
        Assert.Equal([3, 9], client.ReadWriteMultipleRegisters(1, 2, 2, 3, [9]));
        Assert.Equal([0, 0], client.ReadInputRegisters(1, 0, 2));
        Assert.Equal([false], client.ReadDiscreteInputs(1, 0, 1));
        Assert.Equal([3, 2, 0, 9], client.SendPdu(1, [3, 0, 3, 0, 1]));

        var registers = new ushort[2];
        client.ReadHoldingRegisters(1, 1, registers.AsSpan());
        Assert.Equal([2, 3], registers);
        client.ReadInputRegisters(1, 1, registers.AsSpan());
        Assert.Equal([0, 0], registers);
        client.ReadWriteMultipleRegisters(1, 3, registers.AsSpan(), 4, [8]);
        Assert.Equal([9, 8], registers);
        var bits = new bool[2];
        client.ReadCoils(1, 1, bits.AsSpan());
        Assert.Equal([true, true], bits);
        client.ReadDiscreteInputs(1, 1, bits.AsSpan());
        Assert.Equal([false, false], bits);

        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, Assert.Throws<ModbusDeviceException>(() => client.ReadCoils(1, 19, 2)).Code);
        Assert.Throws<ModbusDeviceException>(() => client.ReadExceptionStatus(1));
    }

    [Fact]
    public async Task A_blocking_call_ends_by_its_deadline()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task<ModbusTimeoutException> blocked = Task.Factory.StartNew(
            () => Assert.Throws<ModbusTimeoutException>(() => fixture.Client.ReadHoldingRegisters(1, 0, 1)),
            Cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        await fixture.ReceiveAsync();
        fixture.Time.Advance(TimeSpan.FromSeconds(1.1));
        await blocked;
    }
}
