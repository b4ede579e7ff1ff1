namespace Coilwright.Generators.Model;

/// <summary>One field of a message.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">The property's name, not escaped.</param>
/// <param name="Identifier">The property's name, escaped.</param>
/// <param name="Local">A name for a local variable that nothing else has.</param>
/// <param name="BytesLocal">Another, for the bytes that it is decoded from in the end.</param>
/// <param name="Type">The property's type with its nullability.</param>
/// <param name="Accessibility">What the property's accessibility leaves for the view: public or internal.</param>
/// <param name="Shape">How many values there are.</param>
/// <param name="Value">The value, or that of every item or entry.</param>
/// <param name="Key">A map's key.</param>
/// <param name="IsOptional">Whether the property may be null, which is told apart from the default.</param>
/// <param name="IsRequired">Whether C# requires it to be set.</param>
/// <param name="Length">The fixed length of a string, byte array or list in the Packed layout, or 0.</param>
/// <param name="PaddingAfter">The zeros that follow it.</param>
/// <param name="MaxLength">The most items or bytes that decoding accepts, or 0.</param>
/// <param name="OneOf">The one-of that it belongs to.</param>
internal sealed record FieldModel(
    int Number,
    string Name,
    string Identifier,
    string Local,
    string BytesLocal,
    string Type,
    string Accessibility,
    FieldShape Shape,
    ValueModel Value,
    ValueModel? Key,
    bool IsOptional,
    bool IsRequired,
    int Length,
    int PaddingAfter,
    int MaxLength,
    string? OneOf)
{
    public bool IsMap => Shape == FieldShape.Map;

    public bool IsList => Shape is FieldShape.Array or FieldShape.List or FieldShape.ListInterface;

    /// <summary>Whether the items of a list stand behind one tag.</summary>
    public bool IsPackedList => IsList && Value.IsPackable;

    /// <summary>The tag before each value, in the Tagged layout.</summary>
    public uint ValueTag => Tag(IsMap ? ValueModel.LengthDelimited : Value.WireType);

    /// <summary>The tag before all items of a list.</summary>
    public uint ListTag => Tag(ValueModel.LengthDelimited);

    /// <summary>The bytes that either tag takes.</summary>
    public int TagSize => Number switch { < 1 << 4 => 1, < 1 << 11 => 2, < 1 << 18 => 3, < 1 << 25 => 4, _ => 5 };

    /// <summary>The bytes that the field always takes in the Packed layout, with its padding, or 0.</summary>
    public int FixedSize
    {
        get
        {
            int size = this switch
            {
                { IsOptional: true } or { IsMap: true } => 0,
                { IsList: true } => Length * Value.FixedSize,
                { Value.Kind: ValueKind.String or ValueKind.Bytes } => Length,
                _ => Value.FixedSize,
            };
            return size == 0 ? 0 : size + PaddingAfter;
        }
    }

    private uint Tag(int wireType) => ((uint)Number << 3) | (uint)wireType;
}
