namespace Coilwright.Modbus;

/// <summary>
/// Puts the property into a group that is read by one request, so that its values belong together: <c>[Atomic("Clock")]</c> on each. Where that
/// cannot be, because they lie too far apart or in two tables, the map does not compile. Where a
/// device refuses one of them, none is read. A write is no matter of this: see <see cref="WriteGroupAttribute"/>.
/// </summary>
/// <param name="name">The group's name.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class AtomicAttribute(string name) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Name { get; } = name;
}
