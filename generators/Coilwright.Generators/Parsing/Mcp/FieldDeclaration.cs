using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>A field as its declaration has it.</summary>
internal sealed class FieldDeclaration(IPropertySymbol property, AttributeData attribute, int number, MessageSettings settings, ParseContext context)
{
    public IPropertySymbol Property { get; } = property;

    public int Number { get; } = number;

    public MessageSettings Settings { get; } = settings;

    public ParseContext Context { get; } = context;

    public string Name => Property.Name;

    public FieldEncoding Encoding { get; } = (FieldEncoding)attribute.Named("Encoding", 0);

    public bool IsBigEndian { get; } = attribute.Has("Endianness") ? attribute.Named("Endianness", 0) == 1 : settings.IsBigEndian;

    public int Length { get; } = attribute.Named("Length", 0);

    public int PaddingAfter { get; } = attribute.Named("PaddingAfter", 0);

    public int MaxLength { get; } = attribute.Named("MaxLength", 0);

    public string? OneOf { get; } = attribute.Named<string?>("OneOf", null);

    public bool UseStringPool { get; } = attribute.Named("UseStringPool", false);

    public bool Has(string argument) => attribute.Has(argument);

    /// <summary>Whether a named argument that is an enum has a value that the enum names; if not, reports it.</summary>
    public bool CheckSetting(string setting, int most) => EnumSetting.Check(Rule.McpSettingOutOfRange, attribute, setting, most, Context, Name);

    /// <summary>Reports at an argument of the attribute; the field's name comes first among the arguments.</summary>
    public void Report(Rule rule, string argument, params string[] arguments) =>
        Context.Report(rule, attribute, argument, [Name, .. arguments]);

    /// <summary>Says at an argument of the attribute what could be better; the field's name comes first among the arguments.</summary>
    public void Advise(Rule rule, string argument, params string[] arguments) =>
        Context.Advise(rule, attribute, argument, [Name, .. arguments]);

    /// <summary>Reports at the property; the field's name comes first among the arguments.</summary>
    public void ReportProperty(Rule rule, params string[] arguments) => Context.Report(rule, Property, [Name, .. arguments]);

    /// <summary>The fields of a type as they are declared; whatever does not compile is passed over.</summary>
    public static IEnumerable<FieldDeclaration> Of(INamedTypeSymbol type, MessageSettings settings, ParseContext context)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.Name.Length > 0 && AttributeOf(property, context.Known) is { } attribute && attribute.Argument() is { Value: int number })
            {
                yield return new(property, attribute, number, settings, context);
            }
        }
    }

    /// <summary>The attribute of the property, or of the parameter that a positional record makes it from.</summary>
    public static AttributeData? AttributeOf(IPropertySymbol property, KnownSymbols known) =>
        Find(property, known)
        ?? (property.ContainingType.IsRecord
            ? property.ContainingType.InstanceConstructors
                .SelectMany(constructor => constructor.Parameters)
                .Where(parameter => parameter.Name == property.Name)
                .Select(parameter => Find(parameter, known))
                .FirstOrDefault(attribute => attribute is not null)
            : null);

    private static AttributeData? Find(ISymbol symbol, KnownSymbols known) =>
        symbol.GetAttributes().FirstOrDefault(attribute => KnownSymbols.Is(attribute, known.Field));
}
