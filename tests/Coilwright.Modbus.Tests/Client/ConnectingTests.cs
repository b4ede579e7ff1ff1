using System.Net;
using System.Net.Sockets;
using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>The first connection of a client.</summary>
public sealed class ConnectingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("192.168.1.10:502")]
    [InlineData("mcp://192.168.1.10")]
    [InlineData("tcp://192.168.1.10:502?unit=1")]
    public async Task An_endpoint_that_is_none_shows_the_right_form(string endpoint)
    {
        FormatException error = await Assert.ThrowsAsync<FormatException>(() => ModbusClient.ConnectAsync(endpoint, Cancellation));

        Assert.Contains("tcp://host:502", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_of_another_protocol_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => ModbusClient.ConnectAsync(new Endpoint("mcp", "host", 8080), new ModbusClientOptions(), Cancellation));

    [Fact]
    public async Task Nobody_listening_is_said_with_the_endpoint_and_what_to_check()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(
            () => ModbusClient.ConnectAsync($"tcp://127.0.0.1:{port}", Cancellation));

        Assert.Equal(RequestPhase.Connect, error.Phase);
        Assert.Equal(port, error.Endpoint?.Port);
        Assert.Null(error.Unit);
        Assert.Null(error.Function);
        Assert.True(error.IsTransient);
        Assert.False(error.MayHaveBeenApplied);
        Assert.IsType<SocketException>(error.InnerException);
        Assert.StartsWith($"tcp://127.0.0.1:{port}: no connection could be made (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_that_never_accepts_ends_the_attempt_at_its_timeout()
    {
        var time = new FakeTimeProvider();
        var transport = new InMemoryTransport { Connecting = token => new ValueTask(Task.Delay(Timeout.Infinite, token)) };
        var options = new ModbusClientOptions { TimeProvider = time, ConnectTimeout = TimeSpan.FromSeconds(3) };
        Task<ModbusClient> connect = ModbusClient.ConnectAsync(transport, options, Cancellation);
        while (transport.Attempts == 0)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(3));

        ModbusConnectionException error = await Assert.ThrowsAsync<ModbusConnectionException>(() => connect);
        Assert.IsType<ConnectFailedException>(error.InnerException);
        Assert.Equal(TimeSpan.FromSeconds(3), error.Elapsed);
    }

    [Fact]
    public void Options_out_of_range_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusClientOptions { RequestTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusClientOptions { ConnectTimeout = TimeSpan.FromDays(2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusClientOptions { MaxInFlight = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusClientOptions { MaxInFlight = 4097 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModbusClientOptions { QueueCapacity = 0 });
    }
}
