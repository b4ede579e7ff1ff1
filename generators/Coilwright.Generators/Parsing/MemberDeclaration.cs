using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A mapped property as its declaration has it.</summary>
/// <param name="property">The property.</param>
/// <param name="map">The map that code is generated for: the type that declares the property, or one derived from it.</param>
/// <param name="attribute">The attribute that maps the property.</param>
/// <param name="settings">What the map's attributes say.</param>
/// <param name="context">The run of the parser.</param>
internal sealed class MemberDeclaration(IPropertySymbol property, INamedTypeSymbol map, MemberAttribute attribute, MapSettings settings, ParseContext context)
{
    public INamedTypeSymbol Map { get; } = map;

    public IPropertySymbol Property { get; } = property;

    public MemberAttribute Attribute { get; } = attribute;

    public MapSettings Settings { get; } = settings;

    public ParseContext Context { get; } = context;

    /// <summary>The order of the bytes in its registers.</summary>
    public RegisterOrder Order => Attribute.Order ?? Settings.Order;

    public string Name => Property.Name;

    /// <summary>The property's type without <c>?</c>.</summary>
    public ITypeSymbol ValueType { get; } =
        property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : property.Type;

    /// <summary>Whether the property is a number, bool or enum that may be missing.</summary>
    public bool IsNullable => !SymbolEqualityComparer.Default.Equals(ValueType, Property.Type);

    /// <summary>Reports at an argument of the mapping attribute; the member's name comes first among the arguments.</summary>
    public void Report(Rule rule, string argument, params string[] arguments) =>
        Context.Report(rule, Attribute.Data, argument, [Name, .. arguments]);

    /// <summary>Reports at the property; the member's name comes first among the arguments.</summary>
    public void ReportProperty(Rule rule, params string[] arguments) => Context.Report(rule, Property, [Name, .. arguments]);
}
