using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Ways through the operations of a method.</summary>
internal static class Operations
{
    /// <summary>The operation without conversions, parentheses and await around it.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Unwrap(conversion.Operand),
        IParenthesizedOperation parenthesized => Unwrap(parenthesized.Operand),
        IAwaitOperation awaited => Unwrap(awaited.Operation),
        _ => operation,
    };

    /// <summary>The call that made a task, under what only passes the task on; <see langword="null"/> where the task comes from elsewhere.</summary>
    public static IInvocationOperation? Call(IOperation operation)
    {
        IOperation current = Unwrap(operation);
        while (IsSameTask(current) && ((IInvocationOperation)current).Instance is { } task)
        {
            current = Unwrap(task);
        }

        return current as IInvocationOperation;
    }

    /// <summary>Whether the operation is a call that gives the task it is called on in another shape.</summary>
    public static bool IsSameTask(IOperation? operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "GetAwaiter" };

    /// <summary>The function that the operation stands in: a method, a local function or a lambda.</summary>
    public static IOperation Function(IOperation operation)
    {
        IOperation current = operation;
        while (!IsFunction(current) && current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }

    /// <summary>All that happens in every round of a loop, in order: not what a condition, an inner loop or another function may leave out.</summary>
    public static IEnumerable<IOperation> Unconditional(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (child is ILoopOperation or IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation
                || IsFunction(child))
            {
                continue;
            }

            yield return child;
            foreach (IOperation descendant in Unconditional(child))
            {
                yield return descendant;
            }
        }
    }

    /// <summary>All uses of a local variable in the method that declares it.</summary>
    public static IEnumerable<ILocalReferenceOperation> References(ILocalSymbol local, IOperation within) =>
        Root(within).Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local));

    /// <summary>What a local variable was declared with; the operation itself where it is no local variable.</summary>
    public static IOperation? Origin(IOperation operation)
    {
        IOperation value = Unwrap(operation);
        return value is ILocalReferenceOperation { Local: var local }
            ? Root(value).Descendants().OfType<IVariableDeclaratorOperation>()
                .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local))?.GetVariableInitializer()?.Value
            : value;
    }

    /// <summary>As <see cref="Origin"/>, but a local variable that is given another value later has none.</summary>
    public static IOperation? SettledOrigin(IOperation operation)
    {
        IOperation value = Unwrap(operation);
        return value is ILocalReferenceOperation { Local: var local } && References(local, value).Any(IsSet)
            ? null
            : Origin(value) is { } origin ? Call(origin) ?? Unwrap(origin) : null;
    }

    /// <summary>The argument of a parameter.</summary>
    public static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string parameter) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    public static bool IsFunction(IOperation operation) =>
        operation is ILocalFunctionOperation or IAnonymousFunctionOperation or IMethodBodyBaseOperation;

    /// <summary>Whether a variable, property or element is given a value there, or may be.</summary>
    public static bool IsSet(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        ITupleOperation tuple => IsSet(tuple),
        _ => false,
    };

    /// <summary>Whether a variable, or something in the object that it holds, gets another value here.</summary>
    public static bool IsChanged(IOperation reference)
    {
        IOperation current = reference;
        while ((current.Parent is IMemberReferenceOperation member && member.Instance == current)
            || (current.Parent is IArrayElementReferenceOperation element && element.ArrayReference == current))
        {
            current = current.Parent;
        }

        return IsSet(current);
    }

    /// <summary>The operation that holds all others of the method, or of the initializer.</summary>
    public static IOperation Root(IOperation operation)
    {
        IOperation current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
        }

        return current;
    }
}
