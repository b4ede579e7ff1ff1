namespace Coilwright.Modbus;

/// <summary>
/// Names the raw patterns by which the device says that it has no value. They read as <see langword="null"/>, before any scaling; a
/// <see langword="null"/> is encoded as the first of them.
/// </summary>
/// <param name="patterns">
/// The raw values as unsigned numbers of the value's own width, in the order that the map declares: <c>0x8000</c> for an Int16,
/// <c>0x7FC00000</c> for a Single.
/// </param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class NotAvailableAttribute(params ulong[] patterns) : Attribute
{
    /// <summary>The raw patterns, at least one.</summary>
    public IReadOnlyList<ulong> Patterns { get; } = patterns;
}
