using Coilwright.Modbus.Server;

namespace Coilwright.Modbus;

/// <summary>What a server's map handle offers beyond <see cref="ModbusMapHandle{TMap}"/> where the map's object can be reused.</summary>
public static class ModbusMapHandleExtensions
{
    /// <summary>
    /// Publishes new values, all at once, and allocates nothing in the steady state: no request sees some of them new and others old.
    /// Declared ranges and handlers are not asked.
    /// </summary>
    /// <typeparam name="TMap">The map.</typeparam>
    /// <param name="handle">The map as it is served.</param>
    /// <param name="change">
    /// Changes an object that holds the present values, including those that clients wrote: <c>meter => meter.Limit = 5</c>. The object
    /// must not be kept.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold a value; nothing is published.</exception>
    public static void Update<TMap>(this ModbusMapHandle<TMap> handle, Action<TMap> change)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(change);
        using (handle.Served.BeginWrite())
        {
            TMap values = handle.Reused ??= TMap.Decode(handle.Served.Plan, handle.Served.Gather());
            DecodeInto(handle.Served, values);
            change(values);
            handle.Publish(values);
        }
    }

    /// <summary>Reads the present values, with what clients wrote, into an object.</summary>
    /// <typeparam name="TMap">The map.</typeparam>
    /// <param name="handle">The map as it is served.</param>
    /// <param name="target">The object that gets the values.</param>
    public static void Read<TMap>(this ModbusMapHandle<TMap> handle, TMap target)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(target);
        using (handle.Served.BeginWrite())
        {
            DecodeInto(handle.Served, target);
        }
    }

    private static void DecodeInto<TMap>(ServedMap image, TMap target)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ReadOnlySpan<byte> bytes = image.Gather();
        MapImage.Decode(target, image.Plan, bytes);
    }
}
