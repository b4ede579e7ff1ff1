using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Writes of some bits of a register, for maps.</summary>
public sealed partial class ModbusClient
{
    // Reading, changing and writing a register back takes two requests, and no other caller of this client may come in between.
    private readonly SemaphoreSlim _readModifyWrite = new(1, 1);
    private readonly bool[] _lacksMaskWrite = new bool[byte.MaxValue + 1];

    /// <summary>
    /// Writes the bits of <paramref name="mask"/>: by function code 22, or by reading and writing back where the unit has answered that
    /// it does not know that.
    /// </summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    internal async ValueTask WriteMaskedAsync(
        byte unit, ushort address, ushort mask, ushort value, RegisterWrite writeBy, CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _lacksMaskWrite[unit]))
        {
            try
            {
                await MaskWriteRegisterAsync(unit, address, (ushort)~mask, (ushort)(value & mask), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ModbusDeviceException error) when (error.Code == ModbusExceptionCode.IllegalFunction)
            {
                Volatile.Write(ref _lacksMaskWrite[unit], true);
            }
        }

        await _readModifyWrite.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await ReadModifyWriteAsync(unit, new MaskWriteRequest(address, (ushort)~mask, value), writeBy, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _readModifyWrite.Release();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadModifyWriteAsync(
        byte unit, MaskWriteRequest change, RegisterWrite writeBy, CancellationToken cancellationToken)
    {
        ModbusRequest request = Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, change.Address, 1));
        try
        {
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            FillWithResult(request, change, writeBy);
            await SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
        }
        finally
        {
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
