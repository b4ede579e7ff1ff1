namespace Coilwright.Modbus;

/// <summary>What every mapped property says of itself: where it stands and how it is shown.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public abstract class MapMemberAttribute : Attribute
{
    private protected MapMemberAttribute(int address) => Address = address;

    /// <summary>
    /// The zero-based address as it goes over the wire, 0 to 65535, relative to the base address given to the client. Not the 40001
    /// style of old manuals: holding register 40001 there is address 0 here.
    /// </summary>
    public int Address { get; }

    /// <summary>
    /// How many registers (or bits) the value spans. Required for strings and arrays; otherwise follows from the type. A request reads up to
    /// 125 registers or 2000 bits and writes up to 123 or 1968, and no value is split: a longer one can be read and has no write method.
    /// </summary>
    public int Length { get; set; }

    /// <summary>
    /// Whether the property is another view of registers or bits that a property without this holds too. A view is read and written by
    /// its own methods as any other, and left out where a whole map is encoded: there the other property gives the registers their value.
    /// </summary>
    public bool Overlaps { get; set; }

    /// <summary>
    /// The poll group that the property is read with: <c>PollGroup = "fast"</c> on some gives the client <c>ReadFastGroupAsync</c>, which reads those
    /// alone, by a plan of its own. What names none belongs to the group "default". Reading the whole map takes no notice of it.
    /// </summary>
    public string? PollGroup { get; set; }

    /// <summary>The unit of measurement, for documentation and display: <c>"V"</c>, <c>"kWh"</c>.</summary>
    public string? Unit { get; set; }
}
