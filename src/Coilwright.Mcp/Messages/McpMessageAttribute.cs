namespace Coilwright.Mcp;

/// <summary>
/// Declares a partial class, record, struct or record struct as a message of the Message Communication Protocol. The source generator
/// adds the codec, and beside the type a view that reads fields from the bytes without allocating: <c>UserEvent</c> gets
/// <c>UserEventView</c>.
/// </summary>
/// <remarks>Properties without <see cref="McpFieldAttribute"/> take no part.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class McpMessageAttribute : Attribute
{
    /// <summary>How the fields stand on the wire. Default: <see cref="McpLayout.Tagged"/>.</summary>
    public McpLayout Layout { get; set; }

    /// <summary>
    /// Which byte of a fixed-size number comes first, in the <see cref="McpLayout.Packed"/> layout. Default:
    /// <see cref="McpEndianness.Little"/>, which is also what the Tagged layout always uses.
    /// </summary>
    public McpEndianness Endianness { get; set; }
}
