using System.Collections.Concurrent;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Services;
using Coilwright.Tests.Shared.Telemetry;

namespace Coilwright.Mcp.Tests.Telemetry;

/// <summary>Log events and the frame tap of both sides.</summary>
public sealed class TapAndLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_side_sends_the_other_receives_and_taps_see_both()
    {
        var client = new ConcurrentQueue<(TapDirection Direction, string Peer, byte[] Bytes)>();
        var server = new ConcurrentQueue<(TapDirection Direction, string Peer, byte[] Bytes)>();
        await using McpServer host = McpServer.Listen(
            "mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()), new McpServerOptions { Telemetry = new() { FrameTap = TapInto(server) } });
        await using (McpClient caller = await McpClient.ConnectAsync(
            host.Endpoint.ToString(), new McpClientOptions { Telemetry = new() { FrameTap = TapInto(client) } }, Token))
        {
            await new UserEventsClient(caller).PublishAsync(new Note { Text = "tapped" }, Token);
        }

        Assert.Equal(Joined(client, TapDirection.Sent), Joined(server, TapDirection.Received));
        Assert.Equal(Joined(server, TapDirection.Sent), Joined(client, TapDirection.Received));
        Assert.Equal(McpCommand.Hello, McpFrameHeader.Decode(Joined(client, TapDirection.Sent)).Command);
        Assert.True(Joined(client, TapDirection.Sent).AsSpan().IndexOf("tapped"u8) > 0);
        Assert.All(client, one => Assert.Equal(host.Endpoint.ToString(), one.Peer));
    }

    [Fact]
    public async Task The_life_of_a_connection_is_logged_under_the_ids_of_all_protocols()
    {
        using var log = new CollectedLog();
        var server = new ScriptedServer();
        McpClient client = server.CreateClient(new McpClientOptions { Telemetry = new() { LoggerFactory = log } });
        Task connecting = client.ConnectAsync(Token);
        FramePeer peer = await server.GreetAsync();
        await connecting;
        await log.WaitForAsync(2);
        await peer.DisposeAsync();
        Assert.Contains("attempt", await log.WaitForAsync(3), StringComparison.Ordinal);
        await client.DisposeAsync();

        await log.WaitForAsync(7);
        Assert.Equal([1, 2, 3, 7], log.Events.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task A_peer_whose_roles_cannot_be_told_is_logged_and_the_next_one_is_served()
    {
        using var log = new CollectedLog();
        int asked = 0;
        var options = new McpServerOptions
        {
            Roles = _ => Interlocked.Increment(ref asked) == 1 ? throw new InvalidDataException("no such directory") : [],
            Telemetry = new() { LoggerFactory = log },
        };
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()), options);
        await Assert.ThrowsAsync<ConnectionUnavailableException>(() => McpClient.ConnectAsync(server.Endpoint.ToString(), Token));
        Assert.Contains("could not be served", await log.WaitForAsync(22), StringComparison.Ordinal);
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        Assert.Equal(2, (await new UserEventsClient(client).PublishAsync(new Note { Value = 1 }, Token)).Value);
    }

    private static FrameTap TapInto(ConcurrentQueue<(TapDirection Direction, string Peer, byte[] Bytes)> seen) =>
        (in TappedBytes bytes) => seen.Enqueue((bytes.Direction, bytes.Peer, bytes.Bytes.ToArray()));

    private static byte[] Joined(ConcurrentQueue<(TapDirection Direction, string Peer, byte[] Bytes)> seen, TapDirection direction) =>
        [.. seen.Where(one => one.Direction == direction).SelectMany(one => one.Bytes)];
}
