using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The attribute that maps a property, read as far as every member needs it.</summary>
internal sealed class MemberAttribute(AttributeData data, RegisterTable table, int address)
{
    public AttributeData Data { get; } = data;

    public RegisterTable Table { get; } = table;

    public int Address { get; } = address;

    public int Length { get; } = data.Named("Length", 0);

    public string? Unit { get; } = data.Named<string?>("Unit", null);

    public WireType As { get; } = (WireType)data.Named("As", 0);

    public RegisterOrder? Order { get; } = data.Has("Order") ? (RegisterOrder)data.Named("Order", 0) : null;

    public double Scale { get; } = data.Named("Scale", 1d);

    public double Offset { get; } = data.Named("Offset", 0d);

    /// <summary>The property that says by what this one is scaled.</summary>
    public string? ScaleFrom { get; } = data.Named<string?>("ScaleFrom", null);

    public bool IsDivisor { get; } = data.Named("Scaling", 0) == 1;

    public bool HasScale => Scale != 1 || Offset != 0;

    public int Bit { get; } = data.Named("Bit", -1);

    public int BitCount { get; } = data.Named("BitCount", 1);

    public bool HasBits { get; } = data.Has("Bit") || data.Has("BitCount");

    public double Min { get; } = data.Named("Min", double.NegativeInfinity);

    public double Max { get; } = data.Named("Max", double.PositiveInfinity);

    public bool HasRange => !double.IsNegativeInfinity(Min) || !double.IsPositiveInfinity(Max);

    public int Text { get; } = data.Named("Text", 0);

    public INamedTypeSymbol? Converter { get; } = data.Named<INamedTypeSymbol?>("Converter", null);

    /// <summary>Whether it is another view of what a member without this holds.</summary>
    public bool IsView { get; } = data.Named("Overlaps", false);

    /// <summary>The poll group that it names.</summary>
    public string? PollGroup { get; } = PollNames.Of(data);

    public bool WritesMultiple { get; } = data.Named("Write", 0) == 1;

    /// <summary>
    /// The attribute that maps the property, or <see langword="null"/> if none does. An attribute without a readable address stands in
    /// code that does not compile, and is passed over.
    /// </summary>
    public static MemberAttribute? Find(IPropertySymbol property, ParseContext context)
    {
        MemberAttribute? found = null;
        foreach (AttributeData data in property.GetAttributes())
        {
            if (TableOf(data, context.Known) is not { } table || data.Argument() is not { Value: int address })
            {
                continue;
            }

            if (found is not null)
            {
                context.Report(Rule.TwoTables, property, property.Name);
                return null;
            }

            found = new(data, table, address);
        }

        return found;
    }

    private static RegisterTable? TableOf(AttributeData data, KnownSymbols known) =>
        KnownSymbols.Is(data, known.InputRegister) ? RegisterTable.InputRegister
        : KnownSymbols.Is(data, known.HoldingRegister) ? RegisterTable.HoldingRegister
        : KnownSymbols.Is(data, known.Coil) ? RegisterTable.Coil
        : KnownSymbols.Is(data, known.DiscreteInput) ? RegisterTable.DiscreteInput
        : null;
}
