using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>What encryption adds to the steady state: client and server together, alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class TlsAllocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_read_over_tls_allocates_nothing_on_both_sides_together()
    {
        await using var fixture = new TlsFixture();
        await using ModbusClient client = await fixture.ConnectAsync();
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 100, registers.AsMemory(), Cancellation), Cancellation);

        Assert.Equal(0, allocated);
    }
}
