using System.Buffers;
using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public abstract partial class ModbusMapClient<TMap>
{
    private const int MostAttempts = 5;

    /// <summary>
    /// Reads one member, also one of a group's element: <c>client.ReadAsync(Plan.Find&lt;double?&gt;("Strings[3].Voltage"))</c>. Where a register counts
    /// the elements, <see cref="MapReadResult.Plan"/> of an earlier read knows them.
    /// </summary>
    /// <exception cref="ModbusValueException">The property cannot hold what the registers say.</exception>
    public ValueTask<T> ReadAsync<T>(MapMember<T> member, CancellationToken cancellationToken = default) => ReadMemberAsync(member, cancellationToken);

    /// <summary>Writes one member, also one of a group's element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The member does not accept the value; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The member can only be read.</exception>
    public ValueTask WriteAsync<T>(MapMember<T> member, T value, CancellationToken cancellationToken = default) =>
        WriteMemberAsync(member, value, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> ReadScaledAsync<T>(MapMember<T> member, CancellationToken cancellationToken)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(PduLimits.MaxSize + (2 * MapMember.MaxScaleSize));
        try
        {
            Memory<byte> data = room.AsMemory(0, member.DataSize);
            await ReadWithScaleAsync(member, data, room.AsMemory(data.Length), cancellationToken).ConfigureAwait(false);
            return member.Decode(data.Span);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    // One request where value and scale lie in one block of the plan; otherwise the scale before and after, until it stays the same. All within one deadline.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadWithScaleAsync(MapMember member, Memory<byte> data, Memory<byte> room, CancellationToken cancellationToken)
    {
        MapMember scale = member.Scale!;
        CallProgress progress = Client.BeginCall();
        Memory<byte> own = data[..(member.Count * 2)];
        Memory<byte> ownScale = data[own.Length..];
        if (TrySpan(member, scale, out MapBlock both))
        {
            await ReadAsync(both, room, progress, cancellationToken).ConfigureAwait(false);
            room.Span.Slice((member.Address - both.Address) * 2, own.Length).CopyTo(own.Span);
            room.Span.Slice((scale.Address - both.Address) * 2, ownScale.Length).CopyTo(ownScale.Span);
            return;
        }

        Memory<byte> after = room[..ownScale.Length];
        await ReadAsync(BlockOf(scale), ownScale, progress, cancellationToken).ConfigureAwait(false);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            await ReadAsync(BlockOf(member), own, progress, cancellationToken).ConfigureAwait(false);
            await ReadAsync(BlockOf(scale), after, progress, cancellationToken).ConfigureAwait(false);
            if (ownScale.Span.SequenceEqual(after.Span))
            {
                return;
            }

            after.CopyTo(ownScale);
        }

        throw new ModbusValueException(member.Name, FormattableString.Invariant($"{scale.Name}, the scale of {member.Name}, changed during each of {MostAttempts} reads."));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteScaledAsync<T>(
        MapMember<T> member, MapMember scale, T value, MapWriteBlock block, CancellationToken cancellationToken)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(member.DataSize);
        try
        {
            Memory<byte> data = room.AsMemory(0, member.DataSize);
            data.Span.Clear();
            CallProgress progress = Client.BeginCall();
            await ReadAsync(BlockOf(scale), data[block.Size..], progress, cancellationToken).ConfigureAwait(false);
            member.EncodeChecked(value, data.Span);
            await _writer.WriteAsync(block, data.Span[..block.Size], progress, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadAsync(MapBlock block, Memory<byte> destination, CallProgress progress, CancellationToken cancellationToken)
    {
        ModbusRequest request = Client.Rent(Unit, block.ToRequest(BaseAddress));
        try
        {
            await Client.SendAsync(request, progress, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            request.Data.CopyTo(destination.Span);
        }
        finally
        {
            Client.Return(request);
        }
    }

    private static MapBlock BlockOf(MapMember member) => new(member.Table, member.Address, member.Count);

    private static bool TrySpan(MapMember member, MapMember scale, out MapBlock both)
    {
        int first = Math.Min(member.Address, scale.Address);
        both = new MapBlock(member.Table, first, Math.Max(member.Address + member.Count, scale.Address + scale.Count) - first);
        foreach (MapBlock block in TMap.Plan.BlockSpan)
        {
            if (block.Table == member.Table && scale.Table == member.Table && block.Address <= both.Address && both.End <= block.End)
            {
                return true;
            }
        }

        return false;
    }
}
