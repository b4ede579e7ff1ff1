using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds names that the generated client of a service needs for itself.</summary>
internal static class ServiceReservedNames
{
    // What the client declares, and what every class has already.
    private static readonly string[] Taken =
        ["Definition", "Operations", "Register", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public static void Check(INamedTypeSymbol type, string clientName, IReadOnlyList<OperationModel> operations, ParseContext context)
    {
        foreach (ISymbol method in type.GetMembers().Where(method => Taken.Contains(method.Name) || method.Name == clientName))
        {
            context.Report(Rule.ReservedName, method, method.Name, type.Name);
        }

        // Without their Async, operations stand in a class of their own.
        foreach (OperationModel operation in operations.Where(operation => Taken.Contains(operation.Name) && !Taken.Contains(operation.MethodName)))
        {
            context.Report(Rule.ReservedName, type.GetMembers(operation.MethodName).First(), operation.MethodName, type.Name);
        }

        if (FindNeighbour(type, clientName, context) is { } neighbour)
        {
            context.Report(Rule.ReservedName, neighbour, neighbour.Name, type.Name);
        }
    }

    // The client may be extended by hand, being partial. Maps have clients too, and so has a service whose name lacks nothing but the I.
    private static INamedTypeSymbol? FindNeighbour(INamedTypeSymbol type, string clientName, ParseContext context) =>
        ((INamespaceOrTypeSymbol)type.ContainingSymbol).GetTypeMembers().FirstOrDefault(neighbour =>
            neighbour.Arity == 0
            && neighbour.Name != type.Name
            && (neighbour.Name == clientName ? !IsPartialClass(neighbour, context.CancellationToken) : HasClient(neighbour, clientName, context.Known)));

    private static bool HasClient(INamedTypeSymbol neighbour, string clientName, KnownSymbols known) =>
        (neighbour.Name + "Client" == clientName && KnownSymbols.Find(neighbour, known.Map) is not null)
        || (ServiceParser.ClientName(neighbour.Name) == clientName && KnownSymbols.Find(neighbour, known.Service) is not null);

    private static bool IsPartialClass(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax(cancellationToken) is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
