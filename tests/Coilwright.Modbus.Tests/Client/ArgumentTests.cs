using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Arguments that the specification does not allow.</summary>
public sealed class ArgumentTests
{
    public static TheoryData<string, Action<ModbusClient>> Calls => new()
    {
        { "read of none", client => client.ReadHoldingRegistersAsync(1, 0, 0, Cancellation).AsTask() },
        { "read beyond the end", client => client.ReadCoils(1, 65535, 2) },
        { "coils", client => client.WriteMultipleCoilsAsync(1, 0, new bool[1969], Cancellation).AsTask() },
        { "coils, blocking", client => client.WriteMultipleCoils(1, 0, []) },
        { "registers", client => client.WriteMultipleRegistersAsync(1, 0, new ushort[124], Cancellation).AsTask() },
        { "registers, blocking", client => client.WriteMultipleRegisters(1, 65535, [1, 2]) },
        { "read of read and write", client => client.ReadWriteMultipleRegistersAsync(1, 0, 126, 0, new ushort[1], Cancellation).AsTask() },
        { "write of read and write", client => client.ReadWriteMultipleRegistersAsync(1, 0, new ushort[1], 0, new ushort[122], Cancellation).AsTask() },
        { "read and write, blocking", client => client.ReadWriteMultipleRegisters(1, 0, 1, 65535, [1, 2]) },
        { "file", client => client.ReadFileRecordAsync(1, 0, 0, 1, Cancellation).AsTask() },
        { "end of a file", client => client.WriteFileRecordAsync(1, 1, 9999, new ushort[2], Cancellation).AsTask() },
        { "file, blocking", client => client.WriteFileRecord(1, 1, 0, new ushort[123]) },
        { "sub-function", client => client.DiagnosticsAsync(1, (DiagnosticSubFunction)65536, 0, Cancellation).AsTask() },
        { "category", client => client.ReadDeviceIdentification(1, (DeviceIdentificationCategory)9) },
        { "pdu", client => client.SendPduAsync(1, new byte[254], Cancellation).AsTask() },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Are_refused_at_once_and_cost_the_pool_nothing_row_25(string what, Action<ModbusClient> call)
    {
        Assert.NotEmpty(what);
        await using ClientFixture fixture = await ConnectAsync();
        ModbusRequest kept = fixture.Client.Rent(1);
        fixture.Client.Return(kept);

        Assert.ThrowsAny<ArgumentException>(() => call(fixture.Client));

        Assert.Equal(0, fixture.Client.Statistics.Sent);
        Assert.Same(kept, fixture.Client.Rent(1));
    }
}
