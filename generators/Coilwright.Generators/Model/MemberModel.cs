namespace Coilwright.Generators.Model;

/// <summary>One mapped property.</summary>
/// <param name="Index">Its place among the members.</param>
/// <param name="Name">The property's name, not escaped.</param>
/// <param name="Identifier">The property's name, escaped.</param>
/// <param name="RawName">A name for a local variable that no member of the map has.</param>
/// <param name="Type">The property's type with its nullability.</param>
/// <param name="Accessibility">What the property's accessibility leaves for members class and client: public or internal.</param>
/// <param name="Table">The table.</param>
/// <param name="Address">The first register or bit.</param>
/// <param name="Count">How many it spans.</param>
/// <param name="Mask">The bits of its register that belong to it.</param>
/// <param name="Unit">The unit of measurement.</param>
/// <param name="Wire">What stands in the registers, for documentation: <c>UInt16 x 0.1</c>, or nothing where it goes without saying.</param>
/// <param name="Codec">How its value is read and written.</param>
/// <param name="Range">What a write accepts.</param>
/// <param name="IsView">Whether another member gives its registers their value.</param>
/// <param name="IsWritable">Whether the client can write it on its own.</param>
/// <param name="WritesMultiple">Whether a single register is written by function code 16.</param>
/// <param name="ReadRoles">The roles that may read it, as literals.</param>
/// <param name="WriteRoles">The roles that may write it, as literals.</param>
/// <param name="Placement">Where it lies in its block.</param>
/// <param name="Atomic">The group that is read by one request.</param>
/// <param name="Scale">The member by which it is scaled.</param>
internal sealed record MemberModel(
    int Index,
    string Name,
    string Identifier,
    string RawName,
    string Type,
    string Accessibility,
    RegisterTable Table,
    int Address,
    int Count,
    int Mask,
    string? Unit,
    string Wire,
    CodecModel Codec,
    RangeModel? Range,
    bool IsView,
    bool IsWritable,
    bool WritesMultiple,
    EquatableArray<string> ReadRoles,
    EquatableArray<string> WriteRoles,
    PlacementModel Placement,
    string? Atomic,
    ScaleSourceModel? Scale = null)
{
    /// <summary>The method of a base that sets it, where the setter cannot be called.</summary>
    public string? SetBy { get; init; }

    /// <summary>How accessible the method is that sets it for maps derived from this one, or <see langword="null"/> where those call the setter.</summary>
    public string? OfferedSetter { get; init; }

    /// <summary>The bytes it fills, for registers.</summary>
    public int Size => Count * 2;

    /// <summary>Whether there are values of its type that its registers, or its range, refuse.</summary>
    public bool CanRefuse => Range is not null || Codec switch
    {
        BitCodecModel or FlagCodecModel => false,
        NumberCodecModel { Bits: null, NotAvailable.Count: 0, Conversion.Kind: ConversionKind.Same or ConversionKind.Narrow } => false,
        _ => true,
    };

    /// <summary>Whether its registers can hold what its property cannot, so that decoding may throw.</summary>
    public bool MayNotFit => Codec switch
    {
        NumberCodecModel number => MayThrow(number),
        ArrayCodecModel { Element: { } element } => MayThrow(element),
        SpecialCodecModel special => special.Form is not (SpecialForm.IPAddress or SpecialForm.Eui48 or SpecialForm.UnixSeconds or SpecialForm.SecondsSince2000),
        _ => false,
    };

    private static bool MayThrow(NumberCodecModel number) =>
        number.Conversion.Kind is ConversionKind.Narrow or ConversionKind.ScaledInteger
        || (number.Conversion is { Kind: ConversionKind.ScaledFrom, ValueType: "decimal" })
        || number.Wire is WireType.Bcd16 or WireType.Bcd32 or WireType.Bcd64;

    /// <summary>Whether the device may say that it has no value.</summary>
    public bool IsOptional => Scale is not null || Codec is NumberCodecModel { NotAvailable.Count: > 0 } or SpecialCodecModel { NotAvailable.Count: > 0 };
}
