using Microsoft.CodeAnalysis;

namespace Coilwright.CodeFixes;

/// <summary>Finds what the signature of an operation was meant to be, where all that it takes and returns are messages.</summary>
internal static class OperationSignatures
{
    private const int Message = 0;
    private const int Stream = 1;
    private const int Token = 2;

    private static readonly SymbolDisplayFormat Full =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The parameters as they should follow each other, or <see langword="null"/> if one of them can be no part of a call.</summary>
    public static int[]? Order(IMethodSymbol method)
    {
        int[] roles = [.. method.Parameters.Select(Role)];
        bool fits = roles.All(static role => role >= 0) && roles.Distinct().Count() == roles.Length;
        return fits ? [.. Enumerable.Range(0, roles.Length).OrderBy(index => roles[index])] : null;
    }

    /// <summary>The type that should be returned, or <see langword="null"/> if what is returned now is no message and no messages.</summary>
    public static string? Return(IMethodSymbol method)
    {
        ITypeSymbol type = method.ReturnType;
        ITypeSymbol? argument = type is INamedTypeSymbol { Arity: 1 } generic ? generic.TypeArguments[0] : (type as IArrayTypeSymbol)?.ElementType;
        return type switch
        {
            { SpecialType: SpecialType.System_Void } or { Name: "Task" or "ValueTask" } when argument is null => Waited(null),
            { Name: "Task" or "ValueTask" } when IsMessage(argument!) => Waited(argument),
            _ when IsMessage(type) => Waited(type),
            _ when argument is not null && IsMessage(argument) && IsSequence(type) =>
                $"global::System.Collections.Generic.IAsyncEnumerable<{argument.ToDisplayString(Full)}>",
            _ => null,
        };
    }

    private static string Waited(ITypeSymbol? result) =>
        "global::System.Threading.Tasks.ValueTask" + (result is null ? "" : $"<{result.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full)}>");

    private static int Role(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: not RefKind.None } => -1,
        { Type.Name: "CancellationToken" } => Token,
        { Type: INamedTypeSymbol { Name: "IAsyncEnumerable", Arity: 1 } stream } when IsMessage(stream.TypeArguments[0]) => Stream,
        _ when IsMessage(parameter.Type) && parameter.NullableAnnotation != NullableAnnotation.Annotated => Message,
        _ => -1,
    };

    private static bool IsSequence(ITypeSymbol type) =>
        type is IArrayTypeSymbol or { Name: "IAsyncEnumerable" }
        || type.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || type.AllInterfaces.Any(static contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);

    private static bool IsMessage(ITypeSymbol type) =>
        type.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() == "Coilwright.Mcp.McpMessageAttribute");
}
