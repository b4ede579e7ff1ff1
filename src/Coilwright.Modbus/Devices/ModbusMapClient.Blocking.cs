namespace Coilwright.Modbus;

/// <summary>
/// The blocking forms, which throw what the awaited ones throw. Over a client made by <see cref="ModbusClient.Connect(string, ModbusClientOptions)"/>
/// the caller's thread does all of the work.
/// </summary>
public abstract partial class ModbusMapClient<TMap>
{
    /// <inheritdoc cref="ReadAsync(CancellationToken)"/>
    public TMap Read() => Blocking.Wait(ReadAsync(CancellationToken.None));

    /// <inheritdoc cref="ReadAsync{T}(MapMember{T}, CancellationToken)"/>
    public T Read<T>(MapMember<T> member) => Blocking.Wait(ReadMemberAsync(member, CancellationToken.None));

    /// <inheritdoc cref="WriteAsync{T}(MapMember{T}, T, CancellationToken)"/>
    public void Write<T>(MapMember<T> member, T value) => Blocking.Wait(WriteMemberAsync(member, value, CancellationToken.None));

    /// <summary>Writes the members of a group. Called by generated code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A member does not accept its value; nothing was written.</exception>
    protected void WriteGroup(MapWriteGroup<TMap> group, TMap values) => Blocking.Wait(WriteGroupAsync(group, values, CancellationToken.None));
}
