using Coilwright.Tests.Shared;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>What a warm call allocates, at the client and at the server together.</summary>
[Collection<AloneInTheProcess>]
public sealed class ServiceAllocationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_call_allocates_nothing_on_either_side()
    {
        await using McpServer server = Serve();
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var calls = new AllocationFreeClient(client);

        long allocated = await LeastOfAsync(async () => _ = await calls.EchoAsync(new Ack { Value = 1 }, Token), Token);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_call_of_a_service_that_waits_allocates_nothing_either()
    {
        await using McpServer server = Serve();
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var calls = new AllocationFreeClient(client);

        long allocated = await LeastOfAsync(async () => _ = await calls.YieldAsync(new Ack { Value = 1 }, Token), Token);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task A_warm_message_without_answer_allocates_nothing()
    {
        await using McpServer server = Serve();
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        var calls = new AllocationFreeClient(client);

        // An answered call behind each, so that what is measured has happened.
        long allocated = await LeastOfAsync(
            async () =>
            {
                await calls.TellAsync(new Ack { Value = 1 }, Token);
                await calls.EchoAsync(new Ack { Value = 1 }, Token);
            },
            Token);

        Assert.Equal(0, allocated);
    }

    /// <summary>The first ten thousand are there for the compiler, whose first version of a generic method boxes structs.</summary>
    private static async Task<long> LeastOfAsync(Func<ValueTask> step, CancellationToken cancellationToken)
    {
        await LeastAllocated.OfAsync(step, cancellationToken);
        return await LeastAllocated.OfAsync(step, cancellationToken);
    }

    private static McpServer Serve() => McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IAllocationFree>(new AllocationFree()));
}
