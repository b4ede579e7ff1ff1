using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>Who writes to the registers of a unit, and who waits meanwhile.</summary>
public sealed partial class ModbusClient
{
    private readonly PerUnit<WriteGate?> _gates = new();

    private static bool WritesRegisters(ModbusRequest request) => request.Function is FunctionCode.WriteSingleRegister
        or FunctionCode.WriteMultipleRegisters or FunctionCode.MaskWriteRegister or FunctionCode.ReadWriteMultipleRegisters;

    private WriteGate GateOf(byte unit)
    {
        ref WriteGate? place = ref _gates.RoomOf(unit);
        if (Volatile.Read(ref place) is { } gate)
        {
            return gate;
        }

        Interlocked.CompareExchange(ref place, new WriteGate(), null);
        return place;
    }

    /// <summary>Waits for the turn, no longer than the request has time.</summary>
    /// <exception cref="ModbusTimeoutException">The call has no time left.</exception>
    private ValueTask EnterAsync(WriteGate gate, ModbusRequest request, bool alone, CancellationToken cancellationToken) =>
        gate.TryEnter(alone) ? ValueTask.CompletedTask : new(WaitToEnterAsync(gate, request, alone, cancellationToken));

    private async Task WaitToEnterAsync(WriteGate gate, ModbusRequest request, bool alone, CancellationToken cancellationToken)
    {
        long began = TimeProvider.GetTimestamp();
        using var deadline = new CancellationTokenSource(_requestTimeout - request.Spent, TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await gate.EnterAsync(alone, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            request.Wait(TimeProvider.GetElapsedTime(began));
            throw request.OutOfTime();
        }

        request.Wait(TimeProvider.GetElapsedTime(began));
        if (request.Spent >= _requestTimeout)
        {
            gate.Exit(alone);
            throw request.OutOfTime();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendInTurnAsync(ModbusRequest request, CancellationToken cancellationToken)
    {
        WriteGate gate = GateOf(request.Unit);
        await EnterAsync(gate, request, alone: false, cancellationToken).ConfigureAwait(false);
        try
        {
            await SendNowAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Exit(alone: false);
        }
    }
}
