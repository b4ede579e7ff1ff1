using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>The numbers by which call headers name operations, of all services of a server together.</summary>
public sealed class ServiceNumberTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_service_whose_numbers_would_go_beyond_the_last_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => McpServer.Create(services =>
        {
            for (int i = 0; i < 7; i++)
            {
                services.Map<IFar>(new Far());

                // Stands for as many services of other names.
                ((List<ServiceEntry>)services.Entries).Clear();
            }
        }));
        Assert.Contains("up to 69999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_does_not_call_another_operation_where_the_servers_numbers_leave_no_room_for_its_own()
    {
        var server = new ScriptedServer();
        await using McpClient client = server.CreateClient();
        Task<Ack> call = new FarClient(client).LastAsync(Token).AsTask();
        await using FramePeer peer = await server.AcceptAsync();
        await peer.ReceiveAsync(McpCommand.Hello);
        byte[] welcome = new Welcome(1, false, McpFeatures.None, ScriptedServer.Session, new PeerLimits(1 << 20, 100, 0), [new ServiceEntry(60_000, "far")]).ToArray();
        await peer.SendAsync(McpCommand.Welcome, 0, welcome);
        McpStatusException error = await Assert.ThrowsAsync<McpStatusException>(() => call.WaitAsync(Patience, Token));
        Assert.Equal(McpStatus.NotFound, error.Status);
    }

    private sealed class Far : IFar
    {
        public ValueTask<Ack> LastAsync(CancellationToken cancellationToken) => new(new Ack { Value = 9 });
    }
}
