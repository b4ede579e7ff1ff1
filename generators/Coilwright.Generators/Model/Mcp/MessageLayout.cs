namespace Coilwright.Generators.Model;

/// <summary>How a message's fields stand on the wire; the values are those of <c>McpLayout</c>.</summary>
internal enum MessageLayout
{
    Tagged = 0,
    Packed = 1,
}
