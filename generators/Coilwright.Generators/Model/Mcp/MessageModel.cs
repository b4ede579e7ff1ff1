namespace Coilwright.Generators.Model;

/// <summary>
/// All that is printed for one message. Equal for equal declarations, holds no symbol or syntax, and leaves nothing to be worked out.
/// </summary>
/// <param name="HintName">The start of the names of the generated files.</param>
/// <param name="HintSuffix">What stands in those names behind the part that is theirs alone.</param>
/// <param name="Type">The type and what contains it.</param>
/// <param name="Name">The name that errors and schema show: namespace, containing types and type, parted by dots.</param>
/// <param name="Layout">How the fields stand on the wire.</param>
/// <param name="IsReusable">Whether one object can be read into over and over.</param>
/// <param name="IsValueType">Whether the message is a struct.</param>
/// <param name="IsRecursive">Whether the message can contain itself.</param>
/// <param name="FixedSize">The bytes that it always takes, or 0.</param>
/// <param name="Construction">How a new message is made from values.</param>
/// <param name="Fields">The fields in order of their numbers.</param>
/// <param name="OneOfs">The one-ofs in order of their first field.</param>
/// <param name="Reserved">The numbers that no field may have.</param>
internal sealed record MessageModel(
    string HintName,
    string HintSuffix,
    TypeModel Type,
    string Name,
    MessageLayout Layout,
    bool IsReusable,
    bool IsValueType,
    bool IsRecursive,
    int FixedSize,
    ConstructionModel Construction,
    EquatableArray<FieldModel> Fields,
    EquatableArray<OneOfModel> OneOfs,
    EquatableArray<int> Reserved)
{
    public bool IsPacked => Layout == MessageLayout.Packed;
}
