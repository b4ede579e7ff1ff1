using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public abstract partial class ModbusMapClient<TMap>
{
    private const int MostAttempts = 5;

    /// <summary>
    /// Reads one member, also one of a group's element: <c>client.ReadAsync(Plan.Find&lt;double?&gt;("Strings[3].Voltage"))</c>.
    /// </summary>
    /// <exception cref="ModbusValueException">The property cannot hold what the registers say.</exception>
    public ValueTask<T> ReadAsync<T>(MapMember<T> member, CancellationToken cancellationToken = default) => ReadMemberAsync(member, cancellationToken);

    /// <summary>Writes one member, also one of a group's element.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The member does not accept the value; nothing was sent.</exception>
    /// <exception cref="ArgumentException">The member can only be read.</exception>
    public ValueTask WriteAsync<T>(MapMember<T> member, T value, CancellationToken cancellationToken = default) =>
        WriteMemberAsync(member, value, cancellationToken);

    // One request where value and scale lie in one block of the plan; otherwise the scale before and after, until it stays the same.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> ReadScaledAsync<T>(MapMember<T> member, CancellationToken cancellationToken)
    {
        MapMember scale = member.Scale!;
        byte[] data = new byte[member.DataSize];
        Memory<byte> own = data.AsMemory(0, member.Count * 2);
        Memory<byte> ownScale = data.AsMemory(own.Length);
        if (TrySpan(member, scale, out MapBlock both))
        {
            byte[] span = new byte[both.Size];
            await ReadAsync(both, span, cancellationToken).ConfigureAwait(false);
            span.AsSpan((member.Address - both.Address) * 2, own.Length).CopyTo(own.Span);
            span.AsSpan((scale.Address - both.Address) * 2, ownScale.Length).CopyTo(ownScale.Span);
            return member.Decode(data);
        }

        byte[] after = new byte[ownScale.Length];
        await ReadAsync(BlockOf(scale), ownScale, cancellationToken).ConfigureAwait(false);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            await ReadAsync(BlockOf(member), own, cancellationToken).ConfigureAwait(false);
            await ReadAsync(BlockOf(scale), after, cancellationToken).ConfigureAwait(false);
            if (ownScale.Span.SequenceEqual(after))
            {
                return member.Decode(data);
            }

            after.CopyTo(ownScale);
        }

        throw new ModbusValueException(member.Name, FormattableString.Invariant($"{scale.Name}, the scale of {member.Name}, changed during each of {MostAttempts} reads."));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteScaledAsync<T>(
        MapMember<T> member, MapMember scale, T value, MapWriteBlock block, CancellationToken cancellationToken)
    {
        byte[] data = new byte[member.DataSize];
        CallProgress progress = Client.BeginCall();
        await ReadAsync(BlockOf(scale), data.AsMemory(block.Size), progress, cancellationToken).ConfigureAwait(false);
        member.EncodeChecked(value, data);
        await _writer.WriteAsync(block, data.AsSpan(0, block.Size), progress, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask ReadAsync(MapBlock block, Memory<byte> destination, CancellationToken cancellationToken) =>
        ReadAsync(block, destination, Client.BeginCall(), cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadAsync(MapBlock block, Memory<byte> destination, CallProgress progress, CancellationToken cancellationToken)
    {
        var read = new ReadRequest(block.Table.ReadFunction(), (ushort)(BaseAddress + block.Address), block.Count);
        ModbusRequest request = Client.Rent(Unit, read);
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
