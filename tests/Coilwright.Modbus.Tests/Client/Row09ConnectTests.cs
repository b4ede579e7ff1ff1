using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Peers of several addresses, peers that refuse, and lists of endpoints, seen from the client. (FAULTS, row 9)</summary>
public sealed class Row09ConnectTests
{
    private static ModbusClientOptions Patient => new() { RequestTimeout = TimeSpan.FromSeconds(30), ConnectTimeout = TimeSpan.FromSeconds(30) };

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("127.0.0.1", "localhost")]
    public async Task A_device_is_read_by_name_and_by_address_of_either_kind(string listening, string host)
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 || listening != "[::1]", "This machine knows no IPv6.");
        await using ModbusServer server = Serve($"tcp://{listening}:0", 7);
        await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://{host}:{server.Port}", Patient, Cancellation);

        Assert.Equal([7], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));
    }

    [Fact]
    public async Task Of_a_list_the_first_that_accepts_is_used_and_the_next_when_it_is_lost()
    {
        await using ModbusServer first = Serve("tcp://127.0.0.1:0", 1);
        await using ModbusServer second = Serve("tcp://127.0.0.1:0", 2);
        string[] endpoints = [$"tcp://127.0.0.1:{UnusedPort()}", $"tcp://127.0.0.1:{first.Port}", $"tcp://127.0.0.1:{second.Port}"];
        await using ModbusClient client = await ModbusClient.ConnectAsync(endpoints, Patient, Cancellation);
        Assert.Equal([1], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));

        await first.DisposeAsync();

        Assert.Equal([2], await client.ReadHoldingRegistersAsync(1, 0, 1, Cancellation));
        Assert.Equal(endpoints[0], client.Endpoint.ToString());
    }

    [Fact]
    public async Task A_list_of_which_none_accepts_names_them_all()
    {
        string[] endpoints = [$"tcp://127.0.0.1:{UnusedPort()}", $"tcp://127.0.0.1:{UnusedPort()}"];

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => ModbusClient.ConnectAsync(endpoints, Patient, Cancellation));

        Assert.All(endpoints, endpoint => Assert.Contains(endpoint, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_nothing_is_refused() =>
        Assert.Throws<ArgumentException>(() => ModbusClient.Create(Array.Empty<string>()));

    [Fact]
    public async Task A_connect_that_never_completes_is_cancelled_at_its_timeout()
    {
        var time = new FakeTimeProvider();
        var given = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var transport = new Coilwright.Testing.InMemoryTransport
        {
            Connecting = token =>
            {
                token.Register(() => given.TrySetResult());
                begun.TrySetResult();
                return new ValueTask(Task.Delay(Timeout.Infinite, token));
            },
        };
        Task<ModbusClient> connect = ModbusClient.ConnectAsync(transport, new() { TimeProvider = time }, Cancellation);
        await begun.Task;

        time.Advance(TimeSpan.FromSeconds(5));

        await Assert.ThrowsAsync<ModbusConnectionException>(() => connect);
        await given.Task;
    }

    private static ModbusServer Serve(string endpoint, ushort value)
    {
        ModbusServer server = ModbusServer.Listen(endpoint);
        var tables = new RegisterTables(holdingRegisters: 1);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, value);
        server.AddUnit(1, tables);
        return server;
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
