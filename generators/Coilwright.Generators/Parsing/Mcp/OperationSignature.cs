using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What a method of a service takes and returns, sorted by what it is in a call.</summary>
/// <param name="Problem">Why no call can carry it, or <see langword="null"/>.</param>
/// <param name="Form">The form of the operation.</param>
/// <param name="Request">The parameter that is the message.</param>
/// <param name="Body">The parameter that is a stream of messages or a file.</param>
/// <param name="Token">The parameter that cancels.</param>
/// <param name="Response">The message, the items or the file that come back.</param>
internal sealed record OperationSignature(
    string? Problem, OperationForm Form, IParameterSymbol? Request, IParameterSymbol? Body, IParameterSymbol? Token, ITypeSymbol? Response)
{
    private const string Returns = "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages";

    /// <summary>The items of the stream that is sent.</summary>
    public ITypeSymbol? Item => Body is null ? null : ItemOf(Body.Type);

    /// <summary>Reads a method.</summary>
    public static OperationSignature Of(IMethodSymbol method, AttributeData? attribute, ParseContext context)
    {
        var parameters = new Queue<IParameterSymbol>(method.Parameters);
        IParameterSymbol? request = Take(parameters, parameter => IsMessage(parameter.Type, context.Known));
        IParameterSymbol? items = Take(parameters, parameter => ItemOf(parameter.Type) is { } item && IsMessage(item, context.Known));
        IParameterSymbol? body = items ?? Take(parameters, static parameter => IsFile(parameter.Type));
        IParameterSymbol? token = Take(parameters, static parameter => IsToken(parameter.Type));
        bool sendsFile = body is not null && items is null;
        ITypeSymbol? streamed = ItemOf(method.ReturnType);
        ITypeSymbol? response = streamed ?? ArgumentOf(method.ReturnType, "System.Threading.Tasks.ValueTask<TResult>");
        bool returnsFile = response is not null && streamed is null && IsFile(response);
        bool isOneWay = attribute?.Named("OneWay", false) ?? false;
        string? problem =
            method.IsGenericMethod ? "it is generic"
            : method.DeclaredAccessibility != Accessibility.Public ? "it is not public"
            : method.RefKind != RefKind.None ? Returns
            : parameters.Count > 0
                ? $"its parameter '{parameters.Peek().Name}' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end"
            : response is not null ? returnsFile || IsMessage(response, context.Known) ? null : Returns
            : method.ReturnType.ToDisplayString() == "System.Threading.Tasks.ValueTask" ? null
            : Returns;
        if ((returnsFile && body is not null) || (sendsFile && streamed is not null))
        {
            problem ??= "a file goes one way, and no stream goes the other";
        }

        if (isOneWay && (response is not null || body is not null))
        {
            problem ??= "it is one-way, so it takes a message and returns ValueTask";
        }

        OperationForm form = isOneWay ? OperationForm.OneWay
            : returnsFile ? OperationForm.ReturnedFile
            : sendsFile ? OperationForm.SentFile
            : (items is not null, streamed is not null) switch
            {
                (false, false) => OperationForm.Unary,
                (false, true) => OperationForm.ServerStream,
                (true, false) => OperationForm.ClientStream,
                _ => OperationForm.Duplex,
            };
        return new(problem, form, request, body, token, response);
    }

    /// <summary>Whether a value of the type is a message.</summary>
    public static bool IsMessage(ITypeSymbol type, KnownSymbols known) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.GetAttributes().Any(attribute => KnownSymbols.Is(attribute, known.Message));

    /// <summary>What a stream is a stream of.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol type) => ArgumentOf(type, "System.Collections.Generic.IAsyncEnumerable<T>");

    /// <summary>Whether it is the type of a token.</summary>
    public static bool IsToken(ITypeSymbol type) => type.ToDisplayString() == "System.Threading.CancellationToken";

    private static bool IsFile(ITypeSymbol type) =>
        type.NullableAnnotation != NullableAnnotation.Annotated && type.ToDisplayString() == "Coilwright.Mcp.McpFile";

    private static IParameterSymbol? Take(Queue<IParameterSymbol> parameters, Func<IParameterSymbol, bool> isWanted) =>
        parameters.Count > 0 && parameters.Peek().RefKind == RefKind.None && isWanted(parameters.Peek()) ? parameters.Dequeue() : null;

    private static ITypeSymbol? ArgumentOf(ITypeSymbol type, string definition) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named && named.OriginalDefinition.ToDisplayString() == definition ? named.TypeArguments[0] : null;
}
