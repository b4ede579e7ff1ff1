using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The attributes that the parser looks for, as one compilation knows them.</summary>
internal sealed class KnownSymbols
{
    public const string MapMetadataName = "Coilwright.Modbus.ModbusRegisterMapAttribute";
    public const string MessageMetadataName = "Coilwright.Mcp.McpMessageAttribute";
    public const string ServiceMetadataName = "Coilwright.Mcp.McpServiceAttribute";

    private KnownSymbols(Compilation compilation, INamedTypeSymbol? map, INamedTypeSymbol? message)
    {
        Map = map;
        Message = message;
        Coil = Find("CoilAttribute");
        DiscreteInput = Find("DiscreteInputAttribute");
        InputRegister = Find("InputRegisterAttribute");
        HoldingRegister = Find("HoldingRegisterAttribute");
        NotAvailable = Find("NotAvailableAttribute");
        RegisterGroup = Find("RegisterGroupAttribute");
        WriteGroup = Find("WriteGroupAttribute");
        RequiresRole = Find("RequiresRoleAttribute");
        Atomic = Find("AtomicAttribute");
        ForbiddenRange = Find("ForbiddenRangeAttribute");

        Field = message is null ? null : compilation.GetTypeByMetadataName("Coilwright.Mcp.McpFieldAttribute");
        Reserved = message is null ? null : compilation.GetTypeByMetadataName("Coilwright.Mcp.McpReservedAttribute");

        Service = message is null ? null : compilation.GetTypeByMetadataName(ServiceMetadataName);
        Operation = message is null ? null : compilation.GetTypeByMetadataName("Coilwright.Mcp.McpOperationAttribute");
        OperationRole = message is null ? null : compilation.GetTypeByMetadataName("Coilwright.Mcp.RequiresRoleAttribute");

        INamedTypeSymbol? Find(string name) => map is null ? null : compilation.GetTypeByMetadataName("Coilwright.Modbus." + name);
    }

    public INamedTypeSymbol? Map { get; }

    public INamedTypeSymbol? Coil { get; }

    public INamedTypeSymbol? DiscreteInput { get; }

    public INamedTypeSymbol? InputRegister { get; }

    public INamedTypeSymbol? HoldingRegister { get; }

    public INamedTypeSymbol? NotAvailable { get; }

    public INamedTypeSymbol? RegisterGroup { get; }

    public INamedTypeSymbol? WriteGroup { get; }

    public INamedTypeSymbol? RequiresRole { get; }

    public INamedTypeSymbol? Atomic { get; }

    public INamedTypeSymbol? ForbiddenRange { get; }

    public INamedTypeSymbol? Message { get; }

    public INamedTypeSymbol? Field { get; }

    public INamedTypeSymbol? Reserved { get; }

    public INamedTypeSymbol? Service { get; }

    public INamedTypeSymbol? Operation { get; }

    public INamedTypeSymbol? OperationRole { get; }

    /// <summary>The attributes of the compilation, or <see langword="null"/> where it refers to neither Coilwright.Modbus nor Coilwright.Mcp.</summary>
    public static KnownSymbols? From(Compilation compilation)
    {
        INamedTypeSymbol? map = compilation.GetTypeByMetadataName(MapMetadataName);
        INamedTypeSymbol? message = compilation.GetTypeByMetadataName(MessageMetadataName);
        return map is null && message is null ? null : new(compilation, map, message);
    }

    /// <summary>The attribute of the given class on a symbol, or <see langword="null"/>.</summary>
    public static AttributeData? Find(ISymbol symbol, INamedTypeSymbol? attributeClass) =>
        symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute, attributeClass));

    /// <summary>Whether a symbol takes part in a map or message.</summary>
    public bool IsMember(ISymbol symbol) =>
        symbol is IPropertySymbol && symbol.GetAttributes().Any(attribute => IsMapping(attribute) || Is(attribute, Field));

    /// <summary>Whether an attribute maps a property.</summary>
    public bool IsMapping(AttributeData attribute) =>
        Is(attribute, Coil) || Is(attribute, DiscreteInput) || Is(attribute, InputRegister) || Is(attribute, HoldingRegister);

    /// <summary>Whether the attribute is of the given class.</summary>
    public static bool Is(AttributeData attribute, INamedTypeSymbol? attributeClass) =>
        attributeClass is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeClass);
}
