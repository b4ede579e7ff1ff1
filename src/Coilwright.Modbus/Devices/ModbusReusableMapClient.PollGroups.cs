using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

public abstract partial class ModbusReusableMapClient<TMap>
{
    private readonly WholeMapReader?[] _pollReaders;

    /// <summary>
    /// Reads the members of a poll group into <paramref name="target"/>, whose other members keep what they hold; allocates nothing in the
    /// steady state.
    /// </summary>
    /// <param name="group">One of <see cref="MapPlan.PollGroups"/> of the map.</param>
    /// <param name="target">Takes the values. Not to be read into twice at the same time.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <returns>When, and the quality of each member; those of other groups are <see cref="MemberQuality.Stale"/>.</returns>
    /// <exception cref="ArgumentException">The group is of another map.</exception>
    /// <exception cref="ModbusValueException">
    /// A property cannot hold what its registers say; the target has not been touched.
    /// </exception>
    public ValueTask<MapReadResult> ReadAsync(MapPollGroup group, TMap target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(target);
        IReadOnlyList<MapPollGroup> groups = TMap.Plan.PollGroups;
        if (group.Index >= groups.Count || groups[group.Index] != group)
        {
            throw new ArgumentException($"{group.Name} is no poll group of {TMap.Plan.MapName}.", nameof(group));
        }

        return ReadIntoAsync(ReaderOf(group), target, isWhole: false, cancellationToken);
    }

    /// <summary>Reads the members of a poll group into a new map. Called by generated code.</summary>
    /// <param name="group">The group's place among the poll groups.</param>
    /// <param name="map">The new map.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <returns>The new map.</returns>
    /// <exception cref="ModbusDeviceException">The unit refused a member of the group: a zero must not pass for its value.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected async ValueTask<TMap> ReadPollGroupAsync(int group, TMap map, CancellationToken cancellationToken)
    {
        await ReadIntoAsync(ReaderOf(TMap.Plan.PollGroups[group]), map, isWhole: true, cancellationToken).ConfigureAwait(false);
        return map;
    }

    /// <inheritdoc cref="ReadAsync(MapPollGroup, TMap, CancellationToken)"/>
    public MapReadResult Read(MapPollGroup group, TMap target) => Blocking.Wait(ReadAsync(group, target, CancellationToken.None));

    /// <inheritdoc cref="ReadPollGroupAsync"/>
    protected TMap ReadPollGroup(int group, TMap map) => Blocking.Wait(ReadPollGroupAsync(group, map, CancellationToken.None));

    // Two who make one at the same time may both use theirs; one of them is kept.
    private WholeMapReader ReaderOf(MapPollGroup group) => Volatile.Read(ref _pollReaders[group.Index])
        ?? Interlocked.CompareExchange(ref _pollReaders[group.Index], new WholeMapReader(Client, Unit, BaseAddress, group.Plan), null)
        ?? _pollReaders[group.Index]!;
}
