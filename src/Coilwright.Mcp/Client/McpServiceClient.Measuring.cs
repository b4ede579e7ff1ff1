using System.Runtime.CompilerServices;
using Coilwright.Mcp.Client;

namespace Coilwright.Mcp.Services;

/// <summary>Calls that somebody wants to hear of.</summary>
public abstract partial class McpServiceClient
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResponse> CallMeasuredAsync<TRequest, TResponse>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        MeasuredCall call = Measure(operation);
        try
        {
            call.Enter();
            TResponse response = await CallNowAsync<TRequest, TResponse>(operation, request, cancellationToken).ConfigureAwait(false);
            call.End(error: null);
            return response;
        }
        catch (Exception error)
        {
            call.End(error);
            throw;
        }
    }

    private MeasuredCall Measure(McpOperation operation) => MeasuredCall.Begin(_client, _service, operation);
}
