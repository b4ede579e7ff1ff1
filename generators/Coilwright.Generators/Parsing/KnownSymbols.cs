using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The attributes that the parser looks for, as one compilation knows them.</summary>
internal sealed class KnownSymbols
{
    public const string MapMetadataName = "Coilwright.Modbus.ModbusRegisterMapAttribute";

    private KnownSymbols(Compilation compilation, INamedTypeSymbol map)
    {
        Map = map;
        Coil = Find("CoilAttribute");
        DiscreteInput = Find("DiscreteInputAttribute");
        InputRegister = Find("InputRegisterAttribute");
        HoldingRegister = Find("HoldingRegisterAttribute");
        NotAvailable = Find("NotAvailableAttribute");
        WriteGroup = Find("WriteGroupAttribute");

        INamedTypeSymbol? Find(string name) => compilation.GetTypeByMetadataName("Coilwright.Modbus." + name);
    }

    public INamedTypeSymbol Map { get; }

    public INamedTypeSymbol? Coil { get; }

    public INamedTypeSymbol? DiscreteInput { get; }

    public INamedTypeSymbol? InputRegister { get; }

    public INamedTypeSymbol? HoldingRegister { get; }

    public INamedTypeSymbol? NotAvailable { get; }

    public INamedTypeSymbol? WriteGroup { get; }

    /// <summary>The attributes of the compilation, or <see langword="null"/> where it does not refer to Coilwright.Modbus.</summary>
    public static KnownSymbols? From(Compilation compilation) =>
        compilation.GetTypeByMetadataName(MapMetadataName) is { } map ? new KnownSymbols(compilation, map) : null;

    /// <summary>Whether the attribute is of the given class.</summary>
    public static bool Is(AttributeData attribute, INamedTypeSymbol? attributeClass) =>
        attributeClass is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass);
}
