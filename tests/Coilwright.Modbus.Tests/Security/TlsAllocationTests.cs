using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>What encryption adds to the steady state: client and server together, alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class TlsAllocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_read_over_tls_leaves_a_few_bytes_on_both_sides_together()
    {
        await using var fixture = new TlsFixture();
        await using ModbusClient client = await fixture.ConnectAsync();
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 7, registers.AsMemory(), Cancellation), Cancellation);

        // Of ten reads. About four bytes a read are what pooled async methods leave as they pass from thread to thread; a real allocation would be dozens.
        Assert.InRange(allocated, 0, 16 * 10);
    }
}
