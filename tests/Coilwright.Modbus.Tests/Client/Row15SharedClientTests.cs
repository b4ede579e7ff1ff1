using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Many callers on one client, and what belongs to each of them. (FAULTS, row 15)</summary>
public sealed class Row15SharedClientTests
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(10, 1)]
    [InlineData(10, 4)]
    [InlineData(100, 1)]
    [InlineData(100, 32)]
    public async Task Every_caller_gets_the_values_of_its_own_addresses(int callers, int maxInFlight)
    {
        using var server = new RawServer();
        var options = new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromSeconds(30) };
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint, options, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => ReadAsync(client, caller), Cancellation)));

        ConnectionStatistics statistics = client.Statistics;
        Assert.Equal(statistics.Sent, statistics.Answered);
        Assert.Equal((0L, 0L, 0, 0), (statistics.LateAnswers, statistics.UnmatchedAnswers, statistics.InFlight, statistics.Waiting));
        Assert.Equal(maxInFlight, statistics.Window);
    }

    [Fact]
    public async Task What_is_written_is_copied_at_the_call_and_left_as_it_is()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> before = fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation);
        ushort[] values = [0x1234, 0x5678];
        Task write = fixture.Client.WriteMultipleRegistersAsync(1, 7, values, Cancellation).AsTask();
        Assert.Equal([0x1234, 0x5678], values);
        values[0] = 0;

        await fixture.AnswerReadAsync();
        Assert.Equal([1], await before);
        Assert.Equal([16, 0, 7, 0, 2, 4, 0x12, 0x34, 0x56, 0x78], (await fixture.ReceiveAsync()).Pdu);
        await fixture.Client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => write);
    }

    [Fact]
    public async Task A_result_does_not_change_when_the_next_one_comes()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> first = fixture.Client.ReadHoldingRegistersAsync(1, 1, 2, Cancellation);
        await fixture.AnswerReadAsync();
        ushort[] kept = await first;

        await fixture.AssertNextRequestWorksAsync();

        Assert.Equal([1, 2], kept);
    }

    private static async Task ReadAsync(ModbusClient client, int caller)
    {
        ushort[] destination = new ushort[20];
        for (int i = 0; i < 200; i++)
        {
            int address = (caller * 600) + (i % 500);
            int quantity = 1 + (i % 20);
            await client.ReadHoldingRegistersAsync(1, (ushort)address, destination.AsMemory(0, quantity), Cancellation);
            for (int register = 0; register < quantity; register++)
            {
                Assert.Equal((ushort)(address + register), destination[register]);
            }
        }
    }
}
