namespace Coilwright.Generators.Model;

/// <summary>A single value and its form on the wire.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its C# type, never nullable.</param>
/// <param name="Number">The C# number on the wire: that of the type itself, an enum's underlying one, or nothing.</param>
/// <param name="Form">How the number stands there.</param>
/// <param name="WireType">The low bits of the tag in the Tagged layout.</param>
/// <param name="FieldType">The type in the schema.</param>
/// <param name="FixedSize">The bytes it always takes, or 0.</param>
/// <param name="IsValueType">Whether the C# type is a value type.</param>
/// <param name="IsRaw">Whether it stands in the Packed layout, which has forms of its own for some types.</param>
/// <param name="IsReusable">A message that can be read into an object.</param>
/// <param name="IsPooled">A string that is read by way of the pool.</param>
/// <param name="View">The view of a message.</param>
internal sealed record ValueModel(
    ValueKind Kind,
    string Type,
    string Number,
    NumberForm Form,
    int WireType,
    string FieldType,
    int FixedSize,
    bool IsValueType,
    bool IsRaw,
    bool IsReusable = false,
    bool IsPooled = false,
    string View = "")
{
    /// <summary>The wire type of whatever stands behind a length.</summary>
    public const int LengthDelimited = 2;

    /// <summary>A message that stands in another without a length.</summary>
    public bool IsInline => Kind == ValueKind.Message && FixedSize > 0;

    /// <summary>Whether a list of such values stands behind one tag in the Tagged layout.</summary>
    public bool IsPackable => WireType != LengthDelimited;

    /// <summary>Whether it is a message of Protocol Buffers, whose parts are merged in the Tagged layout.</summary>
    public bool IsMerged => !IsRaw && Kind is ValueKind.Message or ValueKind.Timestamp or ValueKind.Duration;
}
