using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>What happens between the opening of a client and the end of the scope that disposes it.</summary>
internal sealed class ClientScope
{
    private readonly IOperation _body;
    private readonly int _start;

    private ClientScope(IOperation body, IOperation opening, bool isKept)
    {
        _body = body;
        _start = opening.Syntax.Span.End;
        IsBrief = !isKept && !Inside.Any(static operation => operation is ILoopOperation || IsEndless(operation));
    }

    /// <summary>Whether the client is there for a few requests: nothing waits or goes round while it lives, and nobody else is given it.</summary>
    public bool IsBrief { get; }

    private IEnumerable<IOperation> Inside => _body.Descendants().Where(operation => operation.Syntax.SpanStart >= _start);

    /// <summary>The scope of a client, or <see langword="null"/> where it is not disposed at the end of one.</summary>
    public static ClientScope? Of(IInvocationOperation opening, UseSymbols symbols) => ClientUses.Opened(opening)?.Parent switch
    {
        IUsingOperation nameless => new(nameless.Body, opening, isKept: false),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Of(declarator, opening, symbols),
        _ => null,
    };

    /// <summary>Whether a parameter of the method goes into a request: it is called with one value after another.</summary>
    public bool Takes(IMethodSymbol method, UseSymbols symbols) =>
        Inside.Any(operation => operation is IParameterReferenceOperation { Parameter: { Type.Name: not nameof(CancellationToken) } parameter } reference
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
            && IsInRequest(reference, symbols));

    /// <summary>Whether the answer to a request is what the method returns.</summary>
    public bool Returns(UseSymbols symbols) =>
        Inside.OfType<IReturnOperation>().Any(returned => returned.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation call => symbols.IsClient(call.TargetMethod.ContainingType),
            ILocalReferenceOperation local => Operations.Origin(local) is { } origin && Operations.Call(origin) is { } call && symbols.IsClient(call.TargetMethod.ContainingType),
            _ => false,
        }));

    private static ClientScope? Of(IVariableDeclaratorOperation declarator, IInvocationOperation opening, UseSymbols symbols)
    {
        bool isUsing = ClientUses.IsUsing(declarator);
        bool isEnded = false;
        bool isKept = false;
        foreach (ILocalReferenceOperation reference in Operations.References(declarator.Symbol, opening))
        {
            if (IsEnd(reference))
            {
                isEnded = true;
            }
            else
            {
                isKept |= !ClientUses.AreMere(reference, symbols);
            }
        }

        IOperation? body = declarator;
        while (body is not (null or IBlockOperation or IUsingOperation or IMethodBodyBaseOperation))
        {
            body = body.Parent;
        }

        return body is not null && (isUsing || isEnded) ? new(body, opening, isKept) : null;
    }

    private static bool IsEnd(ILocalReferenceOperation reference)
    {
        IOperation client = reference;
        if (reference.Parent is IConditionalAccessOperation access && access.Operation == reference
            && access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() is { } instance)
        {
            client = instance;
        }

        return client.Parent is IInvocationOperation use && use.Instance == client && ClientUses.Ends(use.TargetMethod);
    }

    private static bool IsEndless(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType.Name: "Task" } } delay
        && delay.Arguments.FirstOrDefault()?.Value is { } time
        && (time.ConstantValue is { HasValue: true, Value: -1 } || time is IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" });

    private static bool IsInRequest(IOperation value, UseSymbols symbols)
    {
        for (IOperation? current = value.Parent; current is not (null or IBlockOperation); current = current.Parent)
        {
            if (current is IArgumentOperation
                && current.Parent switch
                {
                    IInvocationOperation call => symbols.IsClient(call.TargetMethod.ContainingType),
                    IObjectCreationOperation creation => symbols.IsBorrowing(creation.Type),
                    _ => false,
                })
            {
                return true;
            }
        }

        return false;
    }
}
