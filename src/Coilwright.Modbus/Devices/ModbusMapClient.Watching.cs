using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

public abstract partial class ModbusMapClient<TMap>
{
    /// <summary>
    /// Reads the map over and over, at once and then every period, each time into a new object. An error ends the stream; the
    /// client is as good as before, so it can be watched again. A reader that is slower than the period gets fewer rounds, never old ones.
    /// </summary>
    /// <param name="period">From the beginning of one round to that of the next, without drift; 1 ms to 1 day. Best above <see cref="ModbusClientOptions.RequestTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ModbusDeviceException">As <see cref="ReadAsync(CancellationToken)"/>, also when a member is refused.</exception>
    public IAsyncEnumerable<TMap> WatchAsync(TimeSpan period, CancellationToken cancellationToken = default) =>
        ValuesAsync(WatchAsync(new WatchOptions { Period = period }, CancellationToken.None), cancellationToken);

    /// <summary>Reads the map over and over, each time into a new object, and tells of each round what is to be known about it.</summary>
    /// <param name="options">Period, whether only changes are of interest, and what becomes of faults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ArgumentException">
    /// The options name poll groups. Those are watched into one object, which holds what each of them has read: a new one would hold zeros that nobody has.
    /// </exception>
    public IAsyncEnumerable<MapUpdate<TMap>> WatchAsync(WatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.PollGroups.Count > 0)
        {
            throw new ArgumentException("Poll groups are watched into one object: pass a target to WatchAsync.", nameof(options));
        }

        return WatchAsync(
            default, static (_, buffer) => TMap.Decode(buffer.Reader.Plan, buffer.Data), true, [new WatchedPart(Reader, null, options.Period)], options, cancellationToken);
    }

    /// <param name="target">What is read into, if anything.</param>
    /// <param name="decode">Makes values of what was read.</param>
    /// <param name="isWhole">Whether nothing may be left out.</param>
    /// <param name="parts">What is watched.</param>
    /// <param name="options">How to watch.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    private protected async IAsyncEnumerable<MapUpdate<TMap>> WatchAsync(
        TMap? target,
        Func<TMap?, MapReadBuffer, TMap> decode,
        bool isWhole,
        WatchedPart[] parts,
        WatchOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var metronome = new Metronome([.. parts.Select(part => part.Period)], Client.TimeProvider);
        MapChanges?[] changes = [.. parts.Select(_ => options.OnlyChanged ? new MapChanges() : null)];
        bool yieldsFaults = options.YieldsFaults;
        while (true)
        {
            int due = await metronome.WaitAsync(cancellationToken).ConfigureAwait(false);
            WholeMapReader reader = parts[due].Reader;
            if (await ReadUpdateAsync(reader, target, decode, isWhole, yieldsFaults, changes[due], cancellationToken).ConfigureAwait(false) is { } update)
            {
                yield return update with { Group = parts[due].Group, Overruns = metronome.OverrunsOf(due) };
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<MapUpdate<TMap>?> ReadUpdateAsync(
        WholeMapReader reader,
        TMap? target,
        Func<TMap?, MapReadBuffer, TMap> decode,
        bool isWhole,
        bool yieldsFaults,
        MapChanges? changes,
        CancellationToken cancellationToken)
    {
        try
        {
            MapReadBuffer buffer = await reader.ReadAsync(isWhole, cancellationToken).ConfigureAwait(false);
            try
            {
                if (changes?.IsNew(buffer) == false)
                {
                    return null;
                }

                TMap values = decode(target, buffer);
                changes?.Note(buffer);
                return new MapUpdate<TMap>(values, buffer.Reader.ResultOf(buffer), null, 0);
            }
            finally
            {
                buffer.Reader.Return(buffer);
            }
        }
        catch (CoilwrightException fault) when (yieldsFaults)
        {
            bool isNew = changes?.IsNew(fault) != false;
            changes?.Note(fault);
            return isNew ? new MapUpdate<TMap>(target, null, fault, 0) : null;
        }
    }

    private static async IAsyncEnumerable<TMap> ValuesAsync(
        IAsyncEnumerable<MapUpdate<TMap>> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (MapUpdate<TMap> update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return update.Values!;
        }
    }
}
