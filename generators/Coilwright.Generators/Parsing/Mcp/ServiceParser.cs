using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Turns an interface marked as a service into the model that its code is printed from. Called by generator and analyzers alike.</summary>
internal static class ServiceParser
{
    private const int MaxNameLength = 255;

    /// <summary>Reads the declaration. A service with anything wrong in it gets no code at all.</summary>
    /// <param name="type">The interface with the attribute.</param>
    /// <param name="known">The attributes of its compilation.</param>
    /// <param name="report">Gets everything that is wrong; <see langword="null"/> to stay silent.</param>
    /// <param name="cancellationToken">Stops the parsing.</param>
    /// <returns>The model, or <see langword="null"/> if anything is wrong.</returns>
    public static ServiceModel? Parse(
        INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken)
    {
        var context = new ParseContext(known, report, cancellationToken);
        string? name = NameOf(type, known);
        if (WhyNot(type, name) is { } reason)
        {
            context.Report(Rule.ServiceCannotBeGenerated, type, type.Name, reason);
        }

        UsedSymbols.CheckObsolete(type, context);
        IReadOnlyList<OperationModel> operations = OperationParser.ParseAll(type, context);
        string clientName = ClientName(type.Name);
        ServiceReservedNames.Check(type, clientName, operations, context);
        (string hintName, string hintSuffix) = HintNames.Of(type);
        return context.HasViolations ? null : new ServiceModel(
            hintName,
            hintSuffix,
            TypeNames.Namespace(type.ContainingNamespace),
            UsedSymbols.ExperimentalIds(type, known),
            type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            clientName,
            SymbolDisplay.FormatLiteral(name!, quote: true),
            Distinct(operations));
    }

    /// <summary>What the service is called on the wire, or <see langword="null"/> in code that does not compile.</summary>
    public static string? NameOf(INamedTypeSymbol type, KnownSymbols known) =>
        KnownSymbols.Find(type, known.Service)?.Argument() is { Value: string name } ? name : null;

    /// <summary>The name of a service's client: <c>UserEventsClient</c> for <c>IUserEvents</c>.</summary>
    public static string ClientName(string name) =>
        (name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name) + "Client";

    private static string? WhyNot(INamedTypeSymbol type, string? name) =>
        type.TypeKind != TypeKind.Interface ? "not an interface"
        : type.IsGenericType ? "generic"
        : type.ContainingType is not null ? "nested in another type"
        : type.IsFileLocal ? "file-local"
        : type.AllInterfaces.Any(inherited => inherited.GetMembers().Any(member => member.IsAbstract)) ? "derived from another interface, whose methods would be left out"
        : name is null or { Length: 0 or > MaxNameLength } ? "without a name of 1 to 255 characters"
        : null;

    /// <summary>Overloads share a name; the later ones get their number behind it, as often as it takes to meet no other name.</summary>
    private static EquatableArray<OperationModel> Distinct(IReadOnlyList<OperationModel> operations)
    {
        var taken = new HashSet<string>(operations.Select(operation => operation.Name));
        var seen = new HashSet<string>();
        return operations.OrderBy(operation => operation.Number)
            .Select(operation => seen.Add(operation.Name) ? operation : operation with { Name = Free(operation.Name, Text.Of(operation.Number), taken) })
            .ToEquatableArray();
    }

    private static string Free(string name, string number, HashSet<string> taken)
    {
        string free = name + number;
        while (!taken.Add(free))
        {
            free += "_" + number;
        }

        return free;
    }
}
