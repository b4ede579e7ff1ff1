using System.Buffers;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

public abstract partial class ModbusMapClient<TMap>
{
    /// <summary>
    /// Writes the members of a group, one request after the other, all within one <see cref="ModbusClientOptions.RequestTimeout"/>. If
    /// one fails, those before it have been carried out: <see cref="ModbusException.MayHaveBeenApplied"/> then is true, and the message
    /// says how many. Where other registers say by what the members are scaled, those are read first, and the values must not be changed
    /// until the write has ended. Called by generated code.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A member does not accept its value; nothing was written.</exception>
    protected ValueTask WriteGroupAsync(MapWriteGroup<TMap> group, TMap values, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(values);
        byte[] data = ArrayPool<byte>.Shared.Rent(group.Size);
        data.AsSpan(0, group.Size).Clear();
        CallProgress progress = Client.BeginCall();
        if (group.Scales.Count > 0)
        {
            return SendScaledGroupAsync(group, values, data, progress, cancellationToken);
        }

        try
        {
            group.Encode(values, data.AsSpan(0, group.Size));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(data);
            throw;
        }

        return SendGroupAsync(group, data, progress, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendScaledGroupAsync(
        MapWriteGroup<TMap> group, TMap values, byte[] data, CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            int offset = group.WriteSize;
            for (int i = 0; i < group.Scales.Count; i++)
            {
                MapBlock scale = group.Scales[i];
                await ReadAsync(scale, data.AsMemory(offset, scale.Size), progress, cancellationToken).ConfigureAwait(false);
                offset += scale.Size;
            }

            group.Encode(values, data.AsSpan(0, group.Size));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(data);
            throw;
        }

        await SendGroupAsync(group, data, progress, cancellationToken).ConfigureAwait(false);
    }

    // Gives the data back when the last request has been answered.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendGroupAsync(
        MapWriteGroup<TMap> group, byte[] data, CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            int offset = 0;
            for (int i = 0; i < group.BlockSpan.Length; i++)
            {
                int size = group.BlockSpan[i].Size;
                await _writer.WriteAsync(group.BlockSpan[i], data.AsSpan(offset, size), progress, cancellationToken).ConfigureAwait(false);
                progress = progress with { Applied = i + 1 };
                offset += size;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }
}
