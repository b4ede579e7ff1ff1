using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Tests.Services;

internal sealed class AllocationFree : IAllocationFree
{
    public ValueTask<Ack> EchoAsync(Ack value, CancellationToken cancellationToken) => new(value);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Ack> YieldAsync(Ack value, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return value;
    }

    public ValueTask TellAsync(Ack value, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
