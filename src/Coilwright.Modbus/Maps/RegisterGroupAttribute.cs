namespace Coilwright.Modbus;

/// <summary>
/// Puts another map into this one, once or repeated: <c>[RegisterGroup(0x0100, Count = 24, Stride = 4)] public partial
/// IReadOnlyList&lt;PvString&gt; Strings { get; }</c>. The property is partial and has a getter only; the generator makes the list and
/// its elements. Addresses within the element's map are relative to the element's first register.
/// </summary>
/// <remarks>
/// A group that is not a list stands once. One whose elements are counted by a register, or that follows such a group, is read by a
/// plan of its own as soon as the count is known; a count that changes meanwhile is noticed and the read begun again.
/// </remarks>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class RegisterGroupAttribute : Attribute
{
    /// <summary>Puts the group at an address.</summary>
    /// <param name="address">The first address of the first element, relative to the map's own first.</param>
    public RegisterGroupAttribute(int address) => Address = address;

    /// <summary>Puts the group behind the one that <see cref="After"/> names.</summary>
    public RegisterGroupAttribute()
    {
    }

    /// <summary>The first address of the first element, relative to the map's own first.</summary>
    public int Address { get; }

    /// <summary>The group of this map that this one follows without a gap; its length may depend on a count.</summary>
    public string? After { get; set; }

    /// <summary>How many elements there are, where the number is fixed.</summary>
    public int Count { get; set; }

    /// <summary>The property whose register holds the number of elements: of this map or of a map that it is nested in.</summary>
    public string? CountFrom { get; set; }

    /// <summary>
    /// The property of this map whose register holds how many registers follow it, SunSpec's model length: the elements reach to the end of
    /// those.
    /// </summary>
    public string? CountFromLength { get; set; }

    /// <summary>
    /// The poll group that all elements are read with whole. Default: the members of the elements say by which they are read, as if they stood in
    /// this map (see <see cref="MapMemberAttribute.PollGroup"/>).
    /// </summary>
    public string? PollGroup { get; set; }

    /// <summary>How many addresses lie between the beginnings of two elements. Default: as many as an element spans.</summary>
    public int Stride { get; set; }
}
