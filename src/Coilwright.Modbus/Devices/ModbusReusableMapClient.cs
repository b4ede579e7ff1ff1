namespace Coilwright.Modbus;

/// <summary>A <see cref="ModbusMapClient{TMap}"/> whose map can be read into one object over and over without allocating.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public abstract class ModbusReusableMapClient<TMap> : ModbusMapClient<TMap>
    where TMap : class, IReusableRegisterMap<TMap>
{
    /// <inheritdoc cref="ModbusMapClient{TMap}(ModbusClient, byte, ushort)"/>
    protected ModbusReusableMapClient(ModbusClient client, byte unit, ushort baseAddress)
        : base(client, unit, baseAddress)
    {
    }

    /// <summary>
    /// Reads the whole map into <paramref name="target"/>, which is touched only when every answer has arrived; allocates nothing in the
    /// steady state.
    /// </summary>
    public ValueTask<MapReadResult> ReadAsync(TMap target, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();
}
