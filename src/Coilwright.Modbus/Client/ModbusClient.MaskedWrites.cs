using System.Runtime.CompilerServices;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Writes of some bits of a register, for maps.</summary>
public sealed partial class ModbusClient
{
    // Read and written without a lock: who sees an older state asks the unit once more than needed.
    private readonly PerUnit<MaskWriteSupport> _maskWrite = new();

    /// <summary>
    /// Writes the bits of <paramref name="mask"/>: by function code 22, or by reading and writing back where the unit has answered that
    /// it does not know that. Between reading and writing back, this client's other writes to the unit's registers wait.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask WriteMaskedAsync(
        byte unit, ushort address, ushort mask, ushort value, RegisterWrite writeBy, CallProgress progress, CancellationToken cancellationToken)
    {
        if (_maskWrite.Of(unit) != MaskWriteSupport.Absent)
        {
            try
            {
                await MaskWriteAsync(unit, new MaskWriteRequest(address, (ushort)~mask, (ushort)(value & mask)), progress, cancellationToken)
                    .ConfigureAwait(false);
                return;
            }
            catch (ModbusDeviceException error) when (error.Code == ModbusExceptionCode.IllegalFunction)
            {
                if (await IsForbiddenAsync(unit, address, progress, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                _maskWrite.RoomOf(unit) = MaskWriteSupport.Absent;
            }
        }

        await ReadModifyWriteAsync(
            unit, new MaskWriteRequest(address, (ushort)~mask, value), writeBy, progress, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask MaskWriteAsync(byte unit, MaskWriteRequest change, CallProgress progress, CancellationToken cancellationToken)
    {
        ModbusRequest request = Rent(unit);
        request.Size = change.Write(request.Buffer);
        await ExecuteAsync(request, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether a unit that has refused function code 22 knows it. Over TLS an illegal function may also be one that the client's role may
    /// not use (MODBUS/TCP Security Protocol Specification), and then the client must not look for another way: so a change is tried, once,
    /// that changes no bit.
    /// </summary>
    private async ValueTask<bool> IsForbiddenAsync(byte unit, ushort address, CallProgress progress, CancellationToken cancellationToken)
    {
        if (Endpoint.Scheme != ModbusEndpoint.Tls)
        {
            return false;
        }

        if (_maskWrite.Of(unit) == MaskWriteSupport.Unknown)
        {
            try
            {
                await MaskWriteAsync(unit, new MaskWriteRequest(address, ushort.MaxValue, 0), progress, cancellationToken).ConfigureAwait(false);
            }
            catch (ModbusDeviceException error)
            {
                if (error.Code == ModbusExceptionCode.IllegalFunction)
                {
                    return false;
                }
            }

            _maskWrite.RoomOf(unit) = MaskWriteSupport.Present;
        }

        return _maskWrite.Of(unit) == MaskWriteSupport.Present;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadModifyWriteAsync(
        byte unit, MaskWriteRequest change, RegisterWrite writeBy, CallProgress progress, CancellationToken cancellationToken)
    {
        ModbusRequest request = Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, change.Address, 1));
        WriteGate gate = GateOf(unit);
        bool isEntered = false;
        try
        {
            request.Continue(progress, _requestTimeout);
            await EnterAsync(gate, request, alone: true, cancellationToken).ConfigureAwait(false);
            isEntered = true;
            await SendNowAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            FillWithResult(request, change, writeBy);
            request.Continue(progress, _requestTimeout);
            await SendNowAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
        }
        finally
        {
            if (isEntered)
            {
                gate.Exit(alone: true);
            }

            Return(request);
        }
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
