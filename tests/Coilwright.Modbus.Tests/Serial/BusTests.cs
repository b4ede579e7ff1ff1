using Coilwright.Modbus.Tests.Devices;
using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Serial;

public sealed class BusTests
{
    private const int Units = 8;
    private const byte Dead = 3;

    private static readonly TimeSpan Exchange = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task One_dead_unit_of_eight_costs_the_other_seven_less_than_a_tenth()
    {
        int alone = await PollAsync(isDeadPolled: false);
        int beside = await PollAsync(isDeadPolled: true);

        TestContext.Current.TestOutputHelper?.WriteLine($"Seven units alone {alone} polls in ten minutes, beside a dead one {beside}.");
        Assert.InRange(beside, alone * 9 / 10, alone);
    }

    [Fact]
    public async Task Units_take_turns_and_writes_go_before_reads_up_to_a_bound()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options => options.Line.MaxWritesInARow = 2);
        List<Task> all = [line.ReadAsync(9, 0)];
        all.AddRange([line.ReadAsync(1, 1), line.ReadAsync(1, 2), line.ReadAsync(2, 3)]);
        for (ushort i = 0; i < 4; i++)
        {
            all.Add(line.Client.WriteSingleRegisterAsync(1, i, 7, LineFixture.Cancellation).AsTask());
        }

        List<string> order = [];
        foreach (Task _ in all)
        {
            byte[] request = await line.Peer.ReceiveAsync(8, LineFixture.Cancellation);
            order.Add($"{request[0]}:{request[1]}");
            await (request[1] == 6 ? line.Peer.SendAsync(request) : line.SendAsync(request[0], "03 02 0000"));
        }

        await Task.WhenAll(all);
        Assert.Equal(["9:3", "1:6", "1:6", "1:3", "1:6", "1:6", "2:3", "1:3"], order);
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(1, 1, 1)]
    public async Task The_read_plans_of_several_maps_take_turns_block_by_block(byte first, byte second, byte third)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        int blocks = MapPlan.Of<Boiler>().Blocks.Count;
        byte[] units = [first, second, third];
        Task[] reads = [.. units.Select(unit => new BoilerClient(line.Client, unit).ReadAsync(LineFixture.Cancellation).AsTask())];

        List<string> order = [];
        for (int i = 0; i < units.Length * blocks; i++)
        {
            byte[] request = await line.Peer.ReceiveAsync(8, LineFixture.Cancellation);
            order.Add(Convert.ToHexString(request.AsSpan(0, 6)));

            // Whoever has been answered comes back on another thread; only who waits can be given a turn.
            int others = i < (blocks - 1) * units.Length ? units.Length - 1 : units.Length * blocks - 1 - i;
            while (line.Client.Statistics.Waiting < others)
            {
                await Task.Yield();
            }

            int size = request[1] <= 2 ? 1 : 2 * request[5];
            await line.SendAsync(request[0], $"{request[1]:X2} {size:X2} {new string('0', 2 * size)}");
        }

        await Task.WhenAll(reads);
        Assert.Equal(
            Enumerable.Range(0, blocks).SelectMany(block => units.Select(unit => $"{unit:X2}{order[block * units.Length][2..]}")),
            order);
    }

    [Fact]
    public async Task A_unit_that_stays_silent_is_left_alone_for_longer_and_longer()
    {
        await using LineFixture line = await LineFixture.ConnectAsync(options =>
        {
            options.RequestTimeout = TimeSpan.FromMinutes(10);
            options.Line.BackOff.Jitter = 0;
        });
        await Row17LateAnswerTests.TimeOutOneAsync(line);
        Task<ushort[]> next = line.ReadAsync(1, 20);
        await line.ExpectFenceAsync(1);
        line.Advance(1.1);

        line.Advance(0.9);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.2);
        await line.ExpectAsync(1, "04 0000 0001");
        line.Advance(1.1);
        line.Advance(1.9);
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.2);
        await line.ExpectAsync(1, "01 0000 0001");
        await line.SendAsync(1, "81 01");
        await line.ExpectAsync(1, "03 0014 0001");
        await line.SendAsync(1, "03 02 0014");

        Assert.Equal([20], await next);
    }

    /// <summary>How often seven units are polled in ten minutes of a line that is never idle.</summary>
    private static async Task<int> PollAsync(bool isDeadPolled)
    {
        var time = new FakeTimeProvider();
        var options = new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromMinutes(1) };
        options.Line.LocalEcho = LocalEcho.Absent;
        var transport = new InMemoryTransport();
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, ModbusFraming.Rtu, options, LineFixture.Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(LineFixture.Cancellation);
        Task<ushort[]>?[] polls = new Task<ushort[]>?[Units + 1];
        for (byte unit = 1; unit <= Units; unit++)
        {
            polls[unit] = unit != Dead || isDeadPolled ? PollAsync(client, unit) : null;
        }

        int count = 0;
        DateTimeOffset end = time.GetUtcNow() + TimeSpan.FromMinutes(10);
        while (time.GetUtcNow() < end)
        {
            byte[] request = peer.TakeReceived();
            time.Advance(Exchange);
            if (request.Length > 0 && request[0] != Dead)
            {
                byte unit = request[0];
                await peer.SendAsync(LineFixture.Frame(unit, "03 02 0001"));
                await polls[unit]!;
                polls[unit] = PollAsync(client, unit);
                count++;
            }

            if (polls[Dead] is { IsCompleted: true } failed)
            {
                await Assert.ThrowsAsync<ModbusTimeoutException>(() => failed);
                polls[Dead] = PollAsync(client, Dead);
            }
        }

        await client.DisposeAsync();
        await Task.WhenAll(polls.OfType<Task>()).ContinueWith(static _ => { }, TaskScheduler.Default);
        return count;
    }

    private static Task<ushort[]> PollAsync(ModbusClient client, byte unit) =>
        client.ReadHoldingRegistersAsync(unit, 0, 1, LineFixture.Cancellation).AsTask();
}
