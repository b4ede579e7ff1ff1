using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>One round trip, awaited or blocking; what a method makes of the answer is the same in both.</summary>
public sealed partial class ModbusClient
{
    /// <summary>Makes the result of an answer that has been found right.</summary>
    private delegate TResult AnswerReader<in TState, out TResult>(ModbusRequest request, TState state)
        where TState : allows ref struct;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> CallAsync<TState, TResult>(
        ModbusRequest request, TState state, AnswerReader<TState, TResult> read, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            return read(request, state);
        }
        finally
        {
            Return(request);
        }
    }

    private TResult Call<TState, TResult>(ModbusRequest request, TState state, AnswerReader<TState, TResult> read)
        where TState : allows ref struct
    {
        try
        {
            Send(request);
            request.ThrowUnlessAnswered();
            return read(request, state);
        }
        finally
        {
            Return(request);
        }
    }

    private void Execute(ModbusRequest request) => Call(request, 0, static (_, state) => state);
}
