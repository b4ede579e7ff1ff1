namespace Coilwright.Generators.Model;

/// <summary>What the attribute asks for; the values are those of <c>McpEncoding</c>.</summary>
internal enum FieldEncoding
{
    Default = 0,
    VarInt = 1,
    ZigZag = 2,
    Fixed = 3,
}
