using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Tells calls that a test only describes, to the substitute of a client, from those that are made.</summary>
internal static class Rehearsal
{
    /// <summary>Whether the call is part of an expression tree, or checks or prepares a substitute.</summary>
    public static bool Is(IInvocationOperation call)
    {
        if (call.Instance is { } instance && Operations.Unwrap(instance) is IInvocationOperation { TargetMethod: var check } && Extends(check, check.OriginalDefinition.ReturnType))
        {
            return true;
        }

        for (IOperation? current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda && (IsExpression(lambda) || IsPreparation(lambda)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsExpression(IAnonymousFunctionOperation lambda) =>
        lambda.Parent?.Type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };

    // substitute.When(it => it.PublishAsync(note)): the lambda is given what the method stands behind, whatever that is.
    private static bool IsPreparation(IAnonymousFunctionOperation lambda) =>
        lambda is { Symbol.ReturnsVoid: true, Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { OriginalDefinition.Parameters.Length: 2 } preparing } } } }
        && preparing.OriginalDefinition.Parameters[1].Type is INamedTypeSymbol { Arity: 1 } action
        && Extends(preparing, action.TypeArguments[0]);

    // Received<T>(this T substitute)
    private static bool Extends(IMethodSymbol method, ITypeSymbol type) =>
        method.IsExtensionMethod && type is ITypeParameterSymbol && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition.Parameters[0].Type, type);
}
