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

    /// <summary>Reads the map over and over into one object, and tells of each round what is to be known about it; allocates nothing in the steady state.</summary>
    /// <param name="target">Takes the values; changed only while the stream is waited for.</param>
    /// <param name="options">Period, whether only changes are of interest, and what becomes of faults.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    public IAsyncEnumerable<MapUpdate<TMap>> WatchAsync(TMap target, WatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        return WatchAsync(target, static (target, buffer) => Take(target!, buffer), false, options, cancellationToken);
    }

    private static async IAsyncEnumerable<MapReadResult> ResultsAsync(
        IAsyncEnumerable<MapUpdate<TMap>> updates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (MapUpdate<TMap> update in updates.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return update.Result!.Value;
        }
    }
}
