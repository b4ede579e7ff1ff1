using System.Runtime.CompilerServices;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>One message to the server, one back.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
/// <typeparam name="TRequest">What the caller sends.</typeparam>
/// <typeparam name="TResponse">What it gets.</typeparam>
/// <param name="number">What the operation is on the wire.</param>
/// <param name="name">Its name.</param>
/// <param name="invoke">Calls the service.</param>
public sealed class UnaryOperation<TService, TRequest, TResponse>(
    ushort number, string name, Func<TService, TRequest, CancellationToken, ValueTask<TResponse>> invoke) : McpOperation<TService>(number, name)
    where TRequest : IMcpMessage<TRequest>
    where TResponse : IMcpMessage<TResponse>
{
    /// <inheritdoc/>
    public override MessageSchema Request => TRequest.Schema;

    /// <inheritdoc/>
    public override MessageSchema Response => TResponse.Schema;

    internal override ValueTask InvokeAsync(TService service, ServiceCall call)
    {
        ValueTask<TResponse> answering = invoke(service, call.Decode<TRequest>(), call.Token);
        return answering.IsCompletedSuccessfully ? call.RespondAsync(answering.Result) : RespondAsync(call, answering);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask RespondAsync(ServiceCall call, ValueTask<TResponse> answering)
    {
        TResponse response = await answering.ConfigureAwait(false);
        await call.RespondAsync(response).ConfigureAwait(false);
    }
}
