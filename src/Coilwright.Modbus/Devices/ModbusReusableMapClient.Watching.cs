using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

public abstract partial class ModbusReusableMapClient<TMap>
{
    /// <summary>
    /// Reads the map over and over into one object, at once and then every period; allocates nothing in the steady state. An error ends the
    /// stream; members that the device refuses keep what they hold, as the result of the round tells.
    /// </summary>
    /// <param name="target">Takes the values; changed only while the stream is waited for, so that its reader may look at it undisturbed.</param>
    /// <param name="period">From the beginning of one round to that of the next, without drift; 1 ms to 1 day. Best above <see cref="ModbusClientOptions.RequestTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<MapReadResult> WatchAsync(TMap target, TimeSpan period, CancellationToken cancellationToken = default) =>
        ResultsAsync(WatchAsync(target, new WatchOptions { Period = period }, CancellationToken.None), cancellationToken);

    /// <summary>
    /// Reads the map, or each of some poll groups at a period of its own, over and over into one object, and tells of each round what is to be known
    /// about it; allocates nothing in the steady state.
    /// </summary>
    /// <param name="target">Takes the values; changed only while the stream is waited for.</param>
    /// <param name="options">Period or poll groups, whether only changes are of interest, and what becomes of faults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <remarks>
    /// Rounds of several poll groups are read one after the other: of those that are due first the one that had to stand back for others most often, then the
    /// one that is overdue longest, then the one that the map names first. <see cref="MapUpdate{TMap}.Group"/> tells whose round it was; changes, faults
    /// and overruns are those of that group.
    /// </remarks>
    /// <exception cref="ArgumentException">The map has no poll group of a name in the options, or it is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The period of a poll group is not between 1 ms and 1 day.</exception>
    public IAsyncEnumerable<MapUpdate<TMap>> WatchAsync(TMap target, WatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        WatchedPart[] parts = options.PollGroups.Count > 0 ? PartsOf(options) : [new WatchedPart(Reader, null, options.Period)];
        return WatchAsync(target, static (target, buffer) => Take(target!, buffer), false, parts, options, cancellationToken);
    }

    private WatchedPart[] PartsOf(WatchOptions options)
    {
        MapPlan plan = TMap.Plan;
        var parts = new WatchedPart[options.PollGroups.Count];
        int count = 0;
        foreach ((string name, TimeSpan period) in options.PollGroups)
        {
            MapPollGroup group = plan.FindPollGroup(name)
                ?? throw new ArgumentException($"{plan.MapName} has no poll group {name}: {Names(plan.PollGroups)}.", nameof(options));
            if (Array.Exists(parts, part => part.Group == group))
            {
                throw new ArgumentException($"The poll group {group.Name} is named twice.", nameof(options));
            }

            parts[count++] = new WatchedPart(ReaderOf(group), group, WatchOptions.CheckPeriod(period, group.Name));
        }

        Array.Sort(parts, static (left, right) => left.Group!.Index - right.Group!.Index);
        return parts;
    }

    private static string Names(IReadOnlyList<MapPollGroup> groups) =>
        groups.Count == 0 ? "none of its members names one" : "it has " + string.Join(", ", groups.Select(group => group.Name));

    private static async IAsyncEnumerable<MapReadResult> ResultsAsync(
        IAsyncEnumerable<MapUpdate<TMap>> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (MapUpdate<TMap> update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return update.Result!.Value;
        }
    }
}
