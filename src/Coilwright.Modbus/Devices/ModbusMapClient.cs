namespace Coilwright.Modbus;

/// <summary>Reads and writes one unit through a register map; the base of every generated client. Any number of callers may share it.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public abstract class ModbusMapClient<TMap>
    where TMap : IModbusRegisterMap<TMap>
{
    /// <summary>Puts the map over a unit of a client.</summary>
    /// <param name="client">The client, which stays the caller's to dispose.</param>
    /// <param name="unit">The unit identifier, 0 to 255.</param>
    /// <param name="baseAddress">What is added to every address of the map, 0 to 65535.</param>
    protected ModbusMapClient(ModbusClient client, byte unit, ushort baseAddress)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
        Unit = unit;
        BaseAddress = baseAddress;
    }

    /// <summary>The client that carries the requests.</summary>
    public ModbusClient Client { get; }

    /// <summary>The unit identifier.</summary>
    public byte Unit { get; }

    /// <summary>What is added to every address of the map.</summary>
    public ushort BaseAddress { get; }

    /// <summary>Reads the whole map, in as few requests as its plan allows, into a new object.</summary>
    public ValueTask<TMap> ReadAsync(CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Reads one member. Called by generated code.</summary>
    protected ValueTask<T> ReadMemberAsync<T>(MapMember<T> member, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Writes one member. Called by generated code.</summary>
    protected ValueTask WriteMemberAsync<T>(MapMember<T> member, T value, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Writes the members of a group. Called by generated code.</summary>
    protected ValueTask WriteGroupAsync(MapWriteGroup<TMap> group, TMap values, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
