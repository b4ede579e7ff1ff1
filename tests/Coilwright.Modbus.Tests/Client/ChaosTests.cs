using Coilwright.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>All faults at once: whatever the peer does, a value is right or there is an error, and nothing is left behind.</summary>
public sealed class ChaosTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(3, 32)]
    public async Task No_wrong_value_no_lost_request_and_empty_tables_at_the_end(int seed, int maxInFlight)
    {
        var transport = new InMemoryTransport();
        var options = new ModbusClientOptions { MaxInFlight = maxInFlight, RequestTimeout = TimeSpan.FromMilliseconds(40) };

        // So that the requests meet faults and not the wait for the next connection.
        options.Reconnect.InitialDelay = options.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(1);
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, options, Cancellation);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task peers = Task.Run(() => ServeAllAsync(transport, seed, end.Token), Cancellation);

        int[] outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(caller =>
            Task.Run(() => CallAsync(client, caller, new Random((seed * 100) + caller)), Cancellation)));

        ConnectionStatistics statistics = client.Statistics;
        Assert.Equal(16 * 150, outcomes.Sum());
        Assert.Equal((0, 0), (statistics.InFlight, statistics.Waiting));
        Assert.True(statistics.Answered > 0);
        await end.CancelAsync();
        await peers;
    }

    private static async Task<int> CallAsync(ModbusClient client, int caller, Random random)
    {
        int outcomes = 0;
        ushort[] destination = new ushort[8];
        for (int i = 0; i < 150; i++)
        {
            using var giveUp = new CancellationTokenSource();
            int address = (caller * 4000) + (i * 8);
            int quantity = random.Next(1, 9);
            ValueTask read = client.ReadHoldingRegistersAsync(1, (ushort)address, destination.AsMemory(0, quantity), giveUp.Token);
            if (random.Next(10) == 0)
            {
                await giveUp.CancelAsync();
            }

            try
            {
                await read;
                for (int register = 0; register < quantity; register++)
                {
                    Assert.Equal((ushort)(address + register), destination[register]);
                }
            }
            catch (Exception error) when (error is ModbusException or OperationCanceledException)
            {
                // An error is as good an outcome as the right value; a wrong one is not.
            }

            outcomes++;
        }

        return outcomes;
    }

    private static async Task ServeAllAsync(InMemoryTransport transport, int seed, CancellationToken end)
    {
        var random = new Random(seed);
        try
        {
            while (true)
            {
                await ServeAsync(await transport.AcceptAsync(end), random, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private static async Task ServeAsync(ScriptedPeer peer, Random random, CancellationToken end)
    {
        var owed = new List<byte[]>();
        try
        {
            while (true)
            {
                byte[] frame = await peer.ReceiveAsync(12, end);
                byte[] answer = AddressesOf(new ReceivedRequest((ushort)((frame[0] << 8) | frame[1]), frame[6], frame[7..]));
                switch (random.Next(20))
                {
                    case 0:
                        owed.Add(answer);
                        break;
                    case 1:
                        await peer.SendAsync([.. answer, .. answer]);
                        break;
                    case 2:
                        // An id that is not in use: one of another request in flight, with as many registers, nobody could tell.
                        answer[0] ^= 0x80;
                        await peer.SendAsync(answer);
                        break;
                    case 3:
                        answer[8]++;
                        await peer.SendAsync(answer);
                        break;
                    case 4:
                        await peer.SendAsync(answer[..random.Next(answer.Length)]);
                        peer.Reset();
                        return;
                    case 5:
                        answer[2] = 1;
                        await peer.SendAsync(answer);
                        break;
                    case 6 when owed.Count > 0:
                        await peer.SendAsync([.. owed.SelectMany(late => late), .. answer]);
                        owed.Clear();
                        break;
                    default:
                        int cut = random.Next(answer.Length);
                        await peer.SendAsync(answer[..cut]);
                        await peer.SendAsync(answer[cut..]);
                        break;
                }
            }
        }
        catch (Exception error) when (error is EndOfStreamException or IOException)
        {
            // The client gave the connection up; the next one follows.
        }
    }
}
