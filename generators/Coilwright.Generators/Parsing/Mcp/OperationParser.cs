using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads one method of a service.</summary>
internal static class OperationParser
{
    private const int MaxNumber = 9999;

    // A byte, as the enum is: an attribute's argument has its type.
    private const byte NormalPriority = 1;

    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The operation, or <see langword="null"/> if anything is wrong with it.</summary>
    public static OperationModel? Parse(IMethodSymbol method, INamedTypeSymbol service, ParseContext context)
    {
        AttributeData? attribute = KnownSymbols.Find(method, context.Known.Operation);
        string? problem = attribute is null ? "it carries no [McpOperation]" : method.IsGenericMethod ? "it is generic" : null;
        var parameters = new Queue<IParameterSymbol>(method.Parameters);
        IParameterSymbol? request = Take(parameters, parameter => IsMessage(parameter.Type, context));
        IParameterSymbol? items = Take(parameters, parameter => ItemOf(parameter.Type) is { } item && IsMessage(item, context));
        IParameterSymbol? file = items is null ? Take(parameters, parameter => IsFile(parameter.Type)) : null;
        IParameterSymbol? token = Take(parameters, parameter => parameter.Type.ToDisplayString() == "System.Threading.CancellationToken");
        if (parameters.Count > 0)
        {
            problem ??= $"its parameter '{parameters.Peek().Name}' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end";
        }

        ITypeSymbol? streamed = ItemOf(method.ReturnType);
        ITypeSymbol? response = streamed ?? ResultOf(method.ReturnType);
        bool isOneWay = attribute?.Named("OneWay", false) ?? false;
        bool returnsFile = response is not null && streamed is null && IsFile(response);
        if (response is not null ? !returnsFile && !IsMessage(response, context) : method.ReturnType.ToDisplayString() != "System.Threading.Tasks.ValueTask")
        {
            problem ??= "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages";
        }

        if ((returnsFile && (items ?? file) is not null) || (file is not null && streamed is not null))
        {
            problem ??= "a file goes one way, and no stream goes the other";
        }

        if (isOneWay && (response ?? (object?)items ?? file) is not null)
        {
            problem ??= "it is one-way, so it takes a message and returns ValueTask";
        }

        int number = attribute?.ConstructorArguments.FirstOrDefault().Value is int value ? value : 0;
        if (number is < 0 or > MaxNumber)
        {
            problem ??= "its number is not 0 to 9999";
        }

        if (problem is not null)
        {
            context.Report(Rule.TypeCannotBeGenerated, method, method.Name, problem);
            return null;
        }

        OperationForm kind = isOneWay ? OperationForm.OneWay
            : returnsFile ? OperationForm.ReturnedFile
            : file is not null ? OperationForm.SentFile
            : (items is not null, streamed is not null) switch
            {
                (false, false) => OperationForm.Unary,
                (false, true) => OperationForm.ServerStream,
                (true, false) => OperationForm.ClientStream,
                _ => OperationForm.Duplex,
            };
        return new OperationModel(
            number,
            method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5 ? method.Name.Substring(0, method.Name.Length - 5) : method.Name,
            TypeNames.Escape(method.Name),
            kind,
            string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(ParameterFormat))),
            NameOf(request?.Type),
            request is null ? null : TypeNames.Escape(request.Name),
            NameOf(items is null ? null : ItemOf(items.Type)),
            (items ?? file) is { } body ? TypeNames.Escape(body.Name) : null,
            NameOf(response),
            token is null ? null : TypeNames.Escape(token.Name),
            attribute!.Named("Priority", NormalPriority),
            attribute!.Named("Idempotent", false),
            Roles(method, service, context.Known));
    }

    private static IParameterSymbol? Take(Queue<IParameterSymbol> parameters, Func<IParameterSymbol, bool> isWanted) =>
        parameters.Count > 0 && parameters.Peek().RefKind == RefKind.None && isWanted(parameters.Peek()) ? parameters.Dequeue() : null;

    private static bool IsMessage(ITypeSymbol type, ParseContext context) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.GetAttributes().Any(attribute => KnownSymbols.Is(attribute, context.Known.Message));

    private static bool IsFile(ITypeSymbol type) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.ToDisplayString() == "Coilwright.Mcp.McpFile";

    private static ITypeSymbol? ItemOf(ITypeSymbol type) => ArgumentOf(type, "System.Collections.Generic.IAsyncEnumerable<T>");

    private static ITypeSymbol? ResultOf(ITypeSymbol type) => ArgumentOf(type, "System.Threading.Tasks.ValueTask<TResult>");

    private static ITypeSymbol? ArgumentOf(ITypeSymbol type, string definition) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.OriginalDefinition.ToDisplayString() == definition ? named.TypeArguments[0] : null;

    private static string? NameOf(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static EquatableArray<string> Roles(IMethodSymbol method, INamedTypeSymbol service, KnownSymbols known) =>
        ((KnownSymbols.Find(method, known.OperationRole) ?? KnownSymbols.Find(service, known.OperationRole)) is { } attribute
            ? RoleParser.RolesOf(attribute).Select(role => SymbolDisplay.FormatLiteral(role, quote: true))
            : []).ToEquatableArray();
}
