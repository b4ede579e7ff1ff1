namespace Coilwright.Modbus.Tests.Security;

/// <summary>What encryption adds to the steady state: client and server together, alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class TlsAllocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_read_over_tls_leaves_a_few_bytes_on_both_sides_together()
    {
        const int Reads = 2_000;
        await using var fixture = new TlsFixture();
        await using ModbusClient client = await fixture.ConnectAsync();
        ushort[] registers = new ushort[60];

        // Not on the test's own context, which would make a work item of every continuation.
        long allocated = await Task.Run(
            async () =>
            {
                long least = long.MaxValue;
                for (int round = 0; round < 6; round++)
                {
                    long before = GC.GetTotalAllocatedBytes(precise: true);
                    for (int i = 0; i < Reads; i++)
                    {
                        await client.ReadHoldingRegistersAsync(1, (ushort)(i % 100), registers.AsMemory(), Cancellation);
                    }

                    least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
                }

                return least;
            },
            Cancellation);

        // About four bytes a read are what pooled async methods leave as they pass from thread to thread; a real allocation would be dozens.
        Assert.InRange(allocated, 0, 16 * Reads);
    }
}
