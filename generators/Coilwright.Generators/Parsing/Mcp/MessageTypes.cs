using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What the parser of one message has to know of the messages nested in it, found out once for each and silently.</summary>
internal sealed class MessageTypes(KnownSymbols known, CancellationToken cancellationToken)
{
    private readonly Dictionary<INamedTypeSymbol, int> _fixedSizes = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the type is marked as a message.</summary>
    public bool IsMessage(ITypeSymbol type) => type.GetAttributes().Any(attribute => KnownSymbols.Is(attribute, known.Message));

    /// <summary>Whether the message has the Packed layout.</summary>
    public bool IsPacked(INamedTypeSymbol type) => MessageSettings.Of(type, known).IsPacked;

    /// <summary>Whether one object of the message can be read into over and over.</summary>
    public bool IsReusable(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Class
        && type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => FieldDeclaration.AttributeOf(property, known) is not null)
            .All(property => property.SetMethod is { IsInitOnly: false });

    /// <summary>The bytes that a message of the Packed layout always takes, or 0; the same whatever its type parameters stand for.</summary>
    public int FixedSizeOf(INamedTypeSymbol constructed)
    {
        INamedTypeSymbol type = constructed.OriginalDefinition;
        if (!_fixedSizes.TryGetValue(type, out int size))
        {
            // Met again on the way down, the message contains itself and so has no fixed size.
            _fixedSizes[type] = 0;
            var context = new ParseContext(known, report: null, cancellationToken);
            MessageSettings settings = MessageSettings.Of(type, known);
            IReadOnlyList<ParsedField> fields = settings.IsPacked ? FieldParser.Parse(type, settings, this, context) : [];
            size = FieldModels.FixedSize(FieldModels.Build(fields));
            _fixedSizes[type] = size;
        }

        return size;
    }

    /// <summary>
    /// The messages that the fields of a message hold, each with whether it is always there. Generic ones are given as they are declared: a
    /// <c>Node&lt;T&gt;</c> that holds a <c>Node&lt;Node&lt;T&gt;&gt;</c> would be another type at every level, without end.
    /// </summary>
    public IEnumerable<(IPropertySymbol Property, INamedTypeSymbol Message, bool IsAlwaysThere)> NestedIn(INamedTypeSymbol type)
    {
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (FieldDeclaration.AttributeOf(property, known) is not null
                && FieldType.Of(property.Type) is { Value: INamedTypeSymbol nested } field
                && IsMessage(nested))
            {
                yield return (property, nested.OriginalDefinition, field is { Shape: FieldShape.Single, IsOptional: false });
            }
        }
    }
}
