using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>
/// Reads what the generator prints: messages and services that hold no message with an error in it, however deep. Such a message gets no code, and what is
/// printed for others would not compile without; its own error says all there is to say.
/// </summary>
internal static class SendableParser
{
    /// <summary>The message, or <see langword="null"/> if anything is wrong with it or with one that it holds.</summary>
    public static MessageModel? ParseMessage(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken) =>
        MessageParser.Parse(type, known, report, cancellationToken) is { } message && HoldsCode(type, known, cancellationToken) ? message : null;

    /// <summary>The service, or <see langword="null"/> if anything is wrong with it or with a message that its operations take or return.</summary>
    public static ServiceModel? ParseService(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken) =>
        ServiceParser.Parse(type, known, report, cancellationToken) is { } service && HoldsCode(type, known, cancellationToken) ? service : null;

    private static bool HoldsCode(INamedTypeSymbol type, KnownSymbols known, CancellationToken cancellationToken)
    {
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { type };
        var open = new Stack<INamedTypeSymbol>([type]);
        while (open.Count > 0)
        {
            foreach (INamedTypeSymbol message in HeldBy(open.Pop(), known).Where(seen.Add))
            {
                // What is of another assembly was compiled there.
                if (!SymbolEqualityComparer.Default.Equals(message.ContainingAssembly, type.ContainingAssembly))
                {
                    continue;
                }

                if (MessageParser.Parse(message, known, report: null, cancellationToken) is null)
                {
                    return false;
                }

                open.Push(message);
            }
        }

        return true;
    }

    private static IEnumerable<INamedTypeSymbol> HeldBy(INamedTypeSymbol type, KnownSymbols known) => type.GetMembers()
        .SelectMany(member => member switch
        {
            IPropertySymbol property when FieldDeclaration.AttributeOf(property, known) is not null => MessagesIn(property.Type, known),
            IMethodSymbol method when KnownSymbols.Find(method, known.Operation) is not null =>
                method.Parameters.Select(static parameter => parameter.Type).Append(method.ReturnType).SelectMany(used => MessagesIn(used, known)),
            _ => [],
        });

    /// <summary>The messages in a type, as they are declared: itself, the items of an array, what a generic one is made of.</summary>
    private static IEnumerable<INamedTypeSymbol> MessagesIn(ITypeSymbol type, KnownSymbols known) => type switch
    {
        IArrayTypeSymbol array => MessagesIn(array.ElementType, known),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(argument => MessagesIn(argument, known))
            .Concat(KnownSymbols.Find(named, known.Message) is null ? [] : [named.OriginalDefinition]),
        _ => [],
    };
}
