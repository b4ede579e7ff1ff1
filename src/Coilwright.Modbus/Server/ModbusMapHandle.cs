using Coilwright.Modbus.Server;

namespace Coilwright.Modbus;

/// <summary>
/// A register map as a server serves it: publishes new values, tells what clients wrote, and asks handlers before a write is applied. Any
/// thread may call.
/// </summary>
/// <remarks>
/// <see cref="ModbusMapHandleExtensions"/> has the forms that reuse an object and allocate nothing. Updates and handlers of one server run
/// one at a time; reads by clients go on meanwhile. A handler may update any unit of its server, its own too, but must not wait for
/// another thread that does, nor for another server whose handlers update this one.
/// </remarks>
/// <typeparam name="TMap">The map.</typeparam>
public sealed class ModbusMapHandle<TMap>
    where TMap : IModbusRegisterMap<TMap>
{
    internal ModbusMapHandle(UnitStore store, byte unit, ushort baseAddress, TMap values)
    {
        Unit = unit;
        BaseAddress = baseAddress;
        (MapPlan plan, byte[] initial) = MapImage.Of(values);
        Served = new ServedMap(store, plan, baseAddress, initial);
    }

    /// <summary>The unit that serves the map.</summary>
    public byte Unit { get; }

    /// <summary>What is added to every address of the map.</summary>
    public ushort BaseAddress { get; }

    /// <summary>
    /// How the map lies in the unit, with as many elements in its groups as it was served with: <c>handle.Plan.Find&lt;ushort&gt;("Modules[1].Current")</c>.
    /// </summary>
    public MapPlan Plan => Served.Plan;

    internal ServedMap Served { get; }

    /// <summary>The object that updates in place are made on; made when it is first needed.</summary>
    internal TMap? Reused { get; set; }

    /// <summary>The present values, with what clients wrote.</summary>
    public TMap Read()
    {
        using (Served.BeginWrite())
        {
            return TMap.Decode(Served.Plan, Served.Gather());
        }
    }

    /// <summary>
    /// Publishes new values, all at once: no request sees some of them new and others old. Declared ranges and handlers are not asked.
    /// </summary>
    /// <param name="change">Makes the new values from the present ones: <c>now => now with { Limit = 5 }</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold a value; nothing is published.</exception>
    public void Update(Func<TMap, TMap> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        using (Served.BeginWrite())
        {
            Publish(change(TMap.Decode(Served.Plan, Served.Gather())));
        }
    }

    /// <summary>
    /// Calls <paramref name="handler"/> before a client's write of a coil or holding register is applied, with the value that the member
    /// would have. Several handlers of a member are called in the order in which they were added.
    /// </summary>
    /// <remarks>
    /// A write that reaches only a part of the value is merged with what is there. A flag or bit range hears of every write of its register,
    /// except by a mask write (function code 22) that leaves its bits alone. A <see cref="ModbusDeviceException"/> refuses the request
    /// with its code, an <see cref="ArgumentOutOfRangeException"/> with exception 3, anything else with exception 4; then nothing of it
    /// is applied. Values outside the declared range, and those that the member's type cannot hold (text that is no UTF-8), are
    /// refused with exception 3 before any handler hears of them.
    /// </remarks>
    /// <param name="member">The member: <c>EnergyMeterMembers.Limit</c>, or one of a group's element, found in <see cref="Plan"/>.</param>
    /// <param name="handler">Called on the thread of the connection; other writes to the server wait for it.</param>
    /// <exception cref="ArgumentException">The member is of another map, or clients cannot write it.</exception>
    public void OnWrite<T>(MapMember<T> member, Action<T> handler)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(handler);
        int index = Plan.IndexOf(member);
        if (index < 0 || !IsSame(Served.Members[index].Member, member))
        {
            throw new ArgumentException($"{member.Name} is no member of {Plan.MapName}.", nameof(member));
        }

        if (member.Table is not (RegisterTable.Coil or RegisterTable.HoldingRegister))
        {
            throw new ArgumentException($"{member.Name} is a {member.Table}, which no client can write.", nameof(member));
        }

        using (Served.BeginWrite())
        {
            Served.Members[index].Add(data => handler(member.Decode(data)));
        }
    }

    // Elements have other members in each plan, but the codec that their map declares.
    private static bool IsSame<T>(MapMember served, MapMember<T> member) =>
        served is MapMember<T> own && own.Address == member.Address && own.Decode == member.Decode;

    /// <summary>Publishes values. Within a turn to write.</summary>
    internal void Publish(TMap values)
    {
        // Encoding leaves gaps and foreign bits as they are, and the change may have updated the unit itself: so from the present data.
        Served.Gather();
        values.Encode(Served.Plan, Served.Bytes);
        Served.Publish();
    }
}
