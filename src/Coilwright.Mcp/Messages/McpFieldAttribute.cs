namespace Coilwright.Mcp;

/// <summary>Makes a property a field of its message.</summary>
/// <param name="number">
/// The field's number, 1 to 536,870,911 without 19,000 to 19,999 (which Protocol Buffers keeps for itself). In the Tagged layout the number is what
/// stands on the wire, 1 to 15 taking one byte; in the Packed layout it gives the order.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, Inherited = false)]
public sealed class McpFieldAttribute(int number) : Attribute
{
    /// <summary>The field's number.</summary>
    public int Number { get; } = number;

    /// <summary>How an integer, or the integers of a list or map value, stand on the wire. Default: <see cref="McpEncoding.Default"/>.</summary>
    public McpEncoding Encoding { get; set; }

    /// <summary>Packed layout: which byte comes first, where it differs from the message's.</summary>
    public McpEndianness Endianness { get; set; }

    /// <summary>
    /// Packed layout: the fixed length of a string or byte array in bytes, or of a list in items. What is shorter is padded with zeros, what is longer
    /// refused when it is encoded. Default 0: the length stands before the value as a varint.
    /// </summary>
    public int Length { get; set; }

    /// <summary>Packed layout: zero bytes that follow the field, ignored when read, as C compilers insert them for alignment. Default: 0.</summary>
    public int PaddingAfter { get; set; }

    /// <summary>
    /// The most items of a list or map, or bytes of a string or byte array, that decoding accepts; more is a format error, found before
    /// anything is allocated. Default 0: as many as the message has bytes for.
    /// </summary>
    public int MaxLength { get; set; }

    /// <summary>
    /// Tagged layout: the name of the one-of that the field belongs to. Of all nullable fields with the same name at most one is not
    /// <see langword="null"/>; a message that has more refuses to be encoded.
    /// </summary>
    public string? OneOf { get; set; }

    /// <summary>
    /// Whether decoded strings are taken from CommunityToolkit's <c>StringPool.Shared</c>, so that one that keeps coming back is
    /// allocated once. Default: <see langword="false"/>.
    /// </summary>
    public bool UseStringPool { get; set; }
}
