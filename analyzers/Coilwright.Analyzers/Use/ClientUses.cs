using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>What becomes of a client or server once it is open.</summary>
internal static class ClientUses
{
    /// <summary>The client itself, where the call opens it or its task is waited for on the spot; <see langword="null"/> where only the task is kept.</summary>
    public static IOperation? Opened(IInvocationOperation opening)
    {
        IOperation current = opening;
        bool isOpen = !UseSymbols.IsAwaitable(opening.TargetMethod.ReturnType);
        while (true)
        {
            switch (current.Parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                case IInvocationOperation shaped when !isOpen && Operations.IsSameTask(shaped):
                    break;
                case IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" } or IPropertyReferenceOperation { Property.Name: "Result" } when !isOpen:
                    isOpen = true;
                    break;
                default:
                    return isOpen ? current : null;
            }

            current = current.Parent;
        }
    }

    /// <summary>
    /// Whether the client is asked for something, dropped, or kept in a variable of which the same holds. Anything else, be it disposed,
    /// returned, stored or passed on, may be how it comes to its end.
    /// </summary>
    public static bool AreMere(IOperation client, UseSymbols symbols) => client.Parent switch
    {
        IExpressionStatementOperation => true,
        IConversionOperation or IParenthesizedOperation => AreMere(client.Parent, symbols),
        IInvocationOperation use => use.Instance == client && !Ends(use.TargetMethod),
        IPropertyReferenceOperation use => !symbols.IsConnection(use.Type) || (use.Parent is IInvocationOperation && AreMere(use, symbols)),
        IEventReferenceOperation or INameOfOperation => true,
        IConditionalAccessOperation use => use.Operation == client && use.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().All(instance => AreMere(instance, symbols)),
        IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation { Pattern: IConstantPatternOperation } } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
        IArgumentOperation { Parent: IObjectCreationOperation creation } => symbols.IsBorrowing(creation.Type) && AreMere(creation, symbols),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsReference(client) && !IsUsing(declarator) && AreMere(declarator.Symbol, client, symbols),
        IAssignmentOperation { Parent: IExpressionStatementOperation } assignment => assignment.Target == client
            || (!IsReference(client) && assignment.Target is ILocalReferenceOperation { Local: var local } && AreMere(local, client, symbols)),
        _ => false,
    };

    private static bool AreMere(ILocalSymbol local, IOperation within, UseSymbols symbols) =>
        Operations.References(local, within).All(reference => !IsKept(reference) && AreMere(reference, symbols));

    // A lambda, a handler or a factory perhaps, may live as long as the program, and the client with it.
    private static bool IsKept(ILocalReferenceOperation reference)
    {
        for (IOperation? current = Operations.Function(reference); current is not null && !IsDeclaredIn(reference.Local, current); current = current.Parent is { } parent ? Operations.Function(parent) : null)
        {
            if (current is IAnonymousFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredIn(ILocalSymbol local, IOperation function) =>
        local.DeclaringSyntaxReferences.Any(declaration => function.Syntax.Span.Contains(declaration.Span));

    // Under a second name a client is not followed.
    private static bool IsReference(IOperation client) => client switch
    {
        IConversionOperation conversion => IsReference(conversion.Operand),
        IParenthesizedOperation parenthesized => IsReference(parenthesized.Operand),
        _ => client is ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IConditionalAccessInstanceOperation,
    };

    /// <summary>Whether the method ends a client or server.</summary>
    public static bool Ends(IMethodSymbol method) =>
        method.Name.StartsWith("Dispose", StringComparison.Ordinal)
        || method.Name.StartsWith("Close", StringComparison.Ordinal)
        || method.Name.StartsWith("Stop", StringComparison.Ordinal)
        || method.Name.StartsWith("Drain", StringComparison.Ordinal);

    /// <summary>Whether the variable is disposed where its scope ends.</summary>
    public static bool IsUsing(IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent?.Parent is IUsingDeclarationOperation or IUsingOperation;
}
