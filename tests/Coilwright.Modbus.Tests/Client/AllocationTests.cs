using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>What the steady state allocates. Alone in the process while it measures.</summary>
[Collection<AloneInTheProcess>]
public sealed class AllocationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_read_allocates_nothing()
    {
        using var server = new RawServer();
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, Cancellation);
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(
            () => client.ReadHoldingRegistersAsync(1, 100, registers.AsMemory(), Cancellation), Cancellation);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_read_over_a_blocking_socket_allocates_nothing()
    {
        using var server = new RawServer();
        using var client = ModbusClient.Connect(server.Endpoint);
        ushort[] registers = new ushort[60];

        long allocated = await LeastAllocated.OfAsync(() => client.ReadHoldingRegisters(1, 100, registers.AsSpan()), Cancellation);

        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_warm_read_that_is_measured_allocates_nothing(bool isBlocking)
    {
        using var metrics = new MeasuredOnly();
        using var server = new RawServer();
        var options = new ModbusClientOptions { Telemetry = new() { MeterFactory = metrics } };
        await using ModbusClient client = isBlocking
            ? ModbusClient.Connect(server.Endpoint, options)
            : await ModbusClient.ConnectAsync(server.Endpoint, options, Cancellation);
        ushort[] registers = new ushort[60];

        long allocated = isBlocking
            ? await LeastAllocated.OfAsync(() => client.ReadHoldingRegisters(1, 100, registers.AsSpan()), Cancellation)
            : await LeastAllocated.OfAsync(() => client.ReadHoldingRegistersAsync(1, 100, registers.AsMemory(), Cancellation), Cancellation);

        Assert.Equal(0, allocated);
        Assert.True(metrics.Count > 10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task A_hundred_thousand_concurrent_reads_leave_less_than_a_byte_each(int maxInFlight)
    {
        const int Callers = 32;
        const int Reads = 3_125;
        using var server = new RawServer();
        var options = new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromSeconds(30) };
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, options, Cancellation);
        ushort[][] registers = [.. Enumerable.Range(0, Callers).Select(_ => new ushort[10])];

        long allocated = await LeastAllocatedAsync(
            () => Task.WhenAll(registers.Select(destination => ReadAsync(client, destination, Reads))), rounds: 2);

        Assert.InRange(allocated, 0, Callers * Reads);
    }

    /// <summary>The runtime now and then allocates for itself; what the client allocates shows in every round.</summary>
    private static Task<long> LeastAllocatedAsync(Func<Task> run, int rounds) => Task.Run(
        async () =>
        {
            // Not on the test's own context, which would make a work item of every continuation.
            long least = long.MaxValue;
            for (int i = 0; i < rounds; i++)
            {
                long before = GC.GetTotalAllocatedBytes(precise: true);
                await run();
                least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
            }

            return least;
        },
        Cancellation);

    private static async Task ReadAsync(ModbusClient client, ushort[] destination, int count)
    {
        for (int i = 0; i < count; i++)
        {
            await client.ReadHoldingRegistersAsync(1, (ushort)i, destination.AsMemory(), Cancellation);
        }
    }
}
