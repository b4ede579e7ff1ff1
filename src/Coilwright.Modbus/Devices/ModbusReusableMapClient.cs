using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>A <see cref="ModbusMapClient{TMap}"/> whose map can be read into one object over and over without allocating.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public abstract partial class ModbusReusableMapClient<TMap> : ModbusMapClient<TMap>
    where TMap : class, IReusableRegisterMap<TMap>
{
    /// <inheritdoc cref="ModbusMapClient{TMap}(ModbusClient, byte, ushort)"/>
    protected ModbusReusableMapClient(ModbusClient client, byte unit, ushort baseAddress)
        : base(client, unit, baseAddress) => _pollReaders = new WholeMapReader?[TMap.Plan.PollGroups.Count];

    /// <summary>
    /// Reads the whole map into <paramref name="target"/>, which is touched only when every answer has arrived; allocates nothing in the
    /// steady state. A member that the device refuses keeps what it holds: the result names it, everything else is read, and after ten
    /// minutes it is asked for again.
    /// </summary>
    /// <param name="target">Takes the values. Not to be read into twice at the same time.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <exception cref="ModbusValueException">
    /// A property cannot hold what its registers say; the target has not been touched.
    /// </exception>
    public ValueTask<MapReadResult> ReadAsync(TMap target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ReadIntoAsync(Reader, target, isWhole: false, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private static async ValueTask<MapReadResult> ReadIntoAsync(WholeMapReader reader, TMap target, bool isWhole, CancellationToken cancellationToken)
    {
        MapReadBuffer buffer = await reader.ReadAsync(isWhole, cancellationToken).ConfigureAwait(false);
        try
        {
            Take(target, buffer);
            return buffer.Reader.ResultOf(buffer);
        }
        finally
        {
            buffer.Reader.Return(buffer);
        }
    }
    /// <inheritdoc cref="ReadAsync(TMap, CancellationToken)"/>
    public MapReadResult Read(TMap target) => Blocking.Wait(ReadAsync(target, CancellationToken.None));

    private static TMap Take(TMap target, MapReadBuffer buffer)
    {
        buffer.Reader.Check(buffer);
        return MapImage.Decode(target, buffer.Reader.Plan, buffer.Data, buffer.Requests.Codes);
    }
}
