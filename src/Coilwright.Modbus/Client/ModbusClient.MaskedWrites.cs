using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Writes of some bits of a register, for maps.</summary>
public sealed partial class ModbusClient
{
    // Reading, changing and writing a register back takes two requests, between which no other masked write to the unit may come.
    private readonly SemaphoreSlim?[] _gates = new SemaphoreSlim?[byte.MaxValue + 1];
    private readonly bool[] _lacksMaskWrite = new bool[byte.MaxValue + 1];

    /// <summary>
    /// Writes the bits of <paramref name="mask"/>: by function code 22, or by reading and writing back where the unit has answered that
    /// it does not know that. Between reading and writing back, other masked writes of this client to the unit wait; plain writes do
    /// not, and what one of them writes to the same register meanwhile may be lost.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask WriteMaskedAsync(
        byte unit, ushort address, ushort mask, ushort value, RegisterWrite writeBy, CallProgress progress, CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _lacksMaskWrite[unit]))
        {
            try
            {
                ModbusRequest request = Rent(unit);
                request.Size = new MaskWriteRequest(address, (ushort)~mask, (ushort)(value & mask)).Write(request.Buffer);
                await ExecuteAsync(request, progress, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ModbusDeviceException error) when (error.Code == ModbusExceptionCode.IllegalFunction)
            {
                Volatile.Write(ref _lacksMaskWrite[unit], true);
            }
        }

        await ReadModifyWriteAsync(
            unit, new MaskWriteRequest(address, (ushort)~mask, value), writeBy, progress, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadModifyWriteAsync(
        byte unit, MaskWriteRequest change, RegisterWrite writeBy, CallProgress progress, CancellationToken cancellationToken)
    {
        ModbusRequest request = Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, change.Address, 1));
        SemaphoreSlim gate = GateOf(unit);
        bool isEntered = false;
        try
        {
            request.Continue(progress, _requestTimeout);
            if (!gate.Wait(0, CancellationToken.None))
            {
                await EnterAsync(gate, request, progress, cancellationToken).ConfigureAwait(false);
            }

            isEntered = true;
            request.Continue(progress, _requestTimeout);
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            FillWithResult(request, change, writeBy);
            request.Continue(progress, _requestTimeout);
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
        }
        finally
        {
            if (isEntered)
            {
                gate.Release();
            }

            Return(request);
        }
    }

    // No longer than the request has time.
    private async ValueTask EnterAsync(
        SemaphoreSlim gate, ModbusRequest request, CallProgress progress, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_requestTimeout - request.Spent, TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await gate.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw request.OutOfTime(progress);
        }
    }

    private SemaphoreSlim GateOf(byte unit)
    {
        if (Volatile.Read(ref _gates[unit]) is { } gate)
        {
            return gate;
        }

        Interlocked.CompareExchange(ref _gates[unit], new SemaphoreSlim(1, 1), null);
        return _gates[unit]!;
    }

    private static void FillWithResult(ModbusRequest request, MaskWriteRequest change, RegisterWrite writeBy)
    {
        ushort current = 0;
        PackedRegisters.Unpack(request.Data, new Span<ushort>(ref current));
        ushort changed = change.Apply(current);
        request.Size = writeBy == RegisterWrite.Single
            ? WriteSingleRequest.Register(change.Address, changed).Write(request.Buffer)
            : WriteMultipleRequest.WriteRegisters(request.Buffer, change.Address, [changed]);
    }
}
