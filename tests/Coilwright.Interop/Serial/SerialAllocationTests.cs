using Coilwright.Interop.Server;
using Coilwright.Tests.Shared;

namespace Coilwright.Interop.Serial;

/// <summary>What the steady state allocates over serial ports of this machine. Alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class SerialAllocationTests
{
    [Fact]
    public async Task A_warm_read_and_its_answer_allocate_nothing_on_either_side()
    {
        await using PtyPair pair = await PtyPair.CreateAsync();
        await using ModbusServer server = ServedTables.Listen($"rtu://{pair.Ours}?baud=115200");
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"rtu://{pair.Theirs}?baud=115200", LineOptions.Patient, TestContext.Current.CancellationToken);
        ushort[] registers = new ushort[10];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 0, registers.AsMemory(), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);

        Assert.Equal(0, allocated);
    }
}
