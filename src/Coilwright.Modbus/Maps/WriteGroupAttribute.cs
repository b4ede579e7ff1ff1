namespace Coilwright.Modbus;

/// <summary>
/// Puts the property into a group that is written together: <c>[WriteGroup("Limits")]</c> gives the client <c>WriteLimitsAsync(values)</c>,
/// which sends as few requests as adjacency and the limits of the specification allow, in order of address.
/// </summary>
/// <param name="name">The group's name, a C# identifier.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class WriteGroupAttribute(string name) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Name { get; } = name;
}
