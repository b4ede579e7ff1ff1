using System.Runtime.CompilerServices;
using Coilwright.Tests.Shared;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>What a warm call allocates, at the client and at the server together.</summary>
[Collection<AloneInTheProcess>]
public sealed class ServiceAllocationTests : IAsyncLifetime
{
    private readonly McpServer _server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IAllocationFree>(new AllocationFree()));
    private McpClient _client = null!;
    private AllocationFreeClient _calls = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = await McpClient.ConnectAsync(_server.Endpoint.ToString(), Token);
        _calls = new AllocationFreeClient(_client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_warm_call_allocates_nothing_on_either_side() => Assert.Equal(0, await LeastOfAsync(EchoAsync));

    [Fact]
    public async Task A_warm_call_of_a_service_that_waits_allocates_nothing_either() => Assert.Equal(0, await LeastOfAsync(YieldAsync));

    [Fact]
    public async Task A_warm_message_without_answer_allocates_nothing() => Assert.Equal(0, await LeastOfAsync(TellAsync));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask EchoAsync() => await _calls.EchoAsync(new Ack { Value = 1 });

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask YieldAsync() => await _calls.YieldAsync(new Ack { Value = 1 });

    /// <summary>With an answered call behind the message, so that what is measured has happened.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask TellAsync()
    {
        await _calls.TellAsync(new Ack { Value = 1 });
        await _calls.EchoAsync(new Ack { Value = 1 });
    }

    /// <summary>
    /// Several times ten thousand steps: the compiler's first version of a generic method boxes structs, and on a busy machine the better one comes late.
    /// </summary>
    private static async Task<long> LeastOfAsync(Func<ValueTask> step)
    {
        long least = long.MaxValue;
        for (int attempt = 0; attempt < 10 && least > 0; attempt++)
        {
            least = await LeastAllocated.OfAsync(step, Token);
        }

        return least;
    }
}
