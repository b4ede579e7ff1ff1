using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Turns a type marked as a message into the model that its code is printed from. Called by generator and analyzers alike.</summary>
internal static class MessageParser
{
    /// <summary>
    /// Reads the declaration. A message with anything wrong in it gets no code at all: a field left out would later be missing on the wire.
    /// </summary>
    /// <param name="type">The type with the attribute.</param>
    /// <param name="known">The attributes of its compilation.</param>
    /// <param name="report">Gets everything that is wrong; <see langword="null"/> to stay silent.</param>
    /// <param name="cancellationToken">Stops the parsing.</param>
    /// <returns>The model, or <see langword="null"/> if anything is wrong.</returns>
    public static MessageModel? Parse(
        INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken)
    {
        var context = new ParseContext(known, report, cancellationToken);
        var types = new MessageTypes(known, cancellationToken);
        var nesting = new NestingChecker(types);
        TypeDeclarationParser.Check(type, inherits: false, context);
        UsedSymbols.CheckObsolete(type, context);
        MessageSettings settings = MessageSettings.Of(type, known);
        if (!CheckSettings(type, settings, context))
        {
            return null;
        }

        IReadOnlyList<ParsedField> fields = FieldParser.Parse(type, settings, types, context);
        nesting.Check(type, context);

        // A broken field would look like a constructor parameter that nobody declares.
        if (context.HasViolations
            || ConstructionParser.Parse(type, fields, Rule.FieldWithoutSetter, Rule.MessageCannotBeCreated, context) is not { } construction)
        {
            return null;
        }

        EquatableArray<FieldModel> models = FieldModels.Build(fields);
        (string hintName, string hintSuffix) = HintNames.Of(type);
        var model = new MessageModel(
            hintName,
            hintSuffix,
            TypeParser.Parse(type, known, cancellationToken),
            NameOf(type),
            settings.Layout,
            ConstructionParser.IsReusable(type, fields),
            type.IsValueType,
            nesting.IsRecursive(type),
            settings.IsPacked ? FieldModels.FixedSize(models) : 0,
            construction,
            models,
            FieldModels.OneOfs(models),
            settings.Reserved.ToEquatableArray());
        MessageReservedNames.Check(type, model, context);
        return context.HasViolations ? null : model;
    }

    // In a layout that there is not, nothing can be said of any field.
    private static bool CheckSettings(INamedTypeSymbol type, MessageSettings settings, ParseContext context)
    {
        const string Endianness = "Endianness";
        if (KnownSymbols.Find(type, context.Known.Message) is not { } attribute)
        {
            return true;
        }

        bool isKnown = EnumSetting.Check(Rule.McpSettingOutOfRange, attribute, "Layout", (int)MessageLayout.Packed, context, type.Name)
            & EnumSetting.Check(Rule.McpSettingOutOfRange, attribute, Endianness, MessageSettings.LastEndianness, context, type.Name);
        if (isKnown && !settings.IsPacked && attribute.Has(Endianness))
        {
            context.Report(Rule.OnlyInPackedLayout, attribute, Endianness, type.Name, Endianness);
        }

        return isKnown;
    }

    /// <summary>The name of a message, or of an enum in one, that errors and schema show: namespace, containing types and type, parted by dots.</summary>
    public static string NameOf(INamedTypeSymbol type)
    {
        string name = type.Name;
        for (ISymbol symbol = type.ContainingSymbol; symbol is INamespaceOrTypeSymbol { Name.Length: > 0 }; symbol = symbol.ContainingSymbol)
        {
            name = $"{symbol.Name}.{name}";
        }

        return name;
    }
}
