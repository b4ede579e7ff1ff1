using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Finds the request behind a task, and what holds up a thread until a task has ended.</summary>
internal static class RequestTasks
{
    /// <summary>The call that a task came from, under what only passes the task on; <see langword="null"/> where it was awaited or comes from elsewhere.</summary>
    public static IInvocationOperation? Call(IOperation task) => PassedOn(task) switch
    {
        IConditionalAccessOperation access => Call(access.WhenNotNull),
        var call => call as IInvocationOperation,
    };

    /// <summary>The request that a thread waits for which waits for this task, be it alone, among others, or through a variable.</summary>
    public static IMethodSymbol? Awaited(IOperation task, IOperation blocking, UseSymbols symbols) => PassedOn(task) switch
    {
        ILocalReferenceOperation local => OnlyBlocks(local, blocking) ? Kept(local).Select(value => Awaited(value, blocking, symbols)).FirstOrDefault(IsFound) : null,
        IInvocationOperation call when symbols.IsRequest(call.TargetMethod) || UseSymbols.Opens(call.TargetMethod) is not null => call.TargetMethod,
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "WhenAll" or "WhenAny" or "Run" } method } combined when UseSymbols.IsAwaitable(method.ContainingType) =>
            combined.Arguments.Select(argument => Awaited(argument.Value, blocking, symbols)).FirstOrDefault(IsFound),
        IConditionalAccessOperation access => Awaited(access.WhenNotNull, blocking, symbols),
        IArrayCreationOperation { Initializer: { } all } => all.ElementValues.Select(value => Awaited(value, blocking, symbols)).FirstOrDefault(IsFound),
        ICollectionExpressionOperation all => all.Elements.Select(value => Awaited(value, blocking, symbols)).FirstOrDefault(IsFound),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => Begins(lambda) is { } begun ? Awaited(begun, blocking, symbols) : null,
        _ => null,
    };

    /// <summary>The tasks that an operation waits for without await, and how the source says so.</summary>
    public static (string How, IEnumerable<IOperation> Tasks) Blocked(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: var type }, Instance: { } task } when UseSymbols.IsAwaitable(type) => (".Result", [task]),
        IInvocationOperation { TargetMethod: { Name: "Wait", ContainingType: var type }, Instance: { } task } when UseSymbols.IsAwaitable(type) => (".Wait()", [task]),
        IInvocationOperation { TargetMethod: { Name: "WaitAll" or "WaitAny", ContainingType: var type } method } call when UseSymbols.IsAwaitable(type) =>
            ($"Task.{method.Name}()", call.Arguments.Select(static argument => argument.Value)),
        IInvocationOperation { TargetMethod.Name: "GetResult", Instance: { Type.ContainingNamespace: { Name: "CompilerServices", ContainingNamespace.Name: "Runtime" } } awaiter } =>
            (".GetAwaiter().GetResult()", [awaiter]),
        _ => ("", []),
    };

    // What a lambda waits for first, or gives back to be waited for.
    private static IOperation? Begins(IAnonymousFunctionOperation lambda) => lambda.Body.Operations.FirstOrDefault() switch
    {
        IReturnOperation { ReturnedValue: { } value } => value is IAwaitOperation awaited ? awaited.Operation : value,
        IExpressionStatementOperation { Operation: IAwaitOperation awaited } => awaited.Operation,
        _ => null,
    };

    // The task under conversions and calls that give the same task in another shape.
    private static IOperation PassedOn(IOperation task) => task switch
    {
        IConversionOperation conversion => PassedOn(conversion.Operand),
        IParenthesizedOperation parenthesized => PassedOn(parenthesized.Operand),
        IInvocationOperation { Instance: { } instance } when Operations.IsSameTask(task) => PassedOn(instance),
        _ => task,
    };

    // A task that was awaited, or asked whether it has ended, may have ended: it must be waited for by nothing else, and here first.
    private static bool OnlyBlocks(ILocalReferenceOperation local, IOperation blocking)
    {
        IOperation? first = null;
        foreach (ILocalReferenceOperation reference in Operations.References(local.Local, local))
        {
            if (!IsTarget(reference))
            {
                if (Blocking(reference) is not { } here)
                {
                    return false;
                }

                first = first is null || here.Syntax.Span.End < first.Syntax.Span.End ? here : first;
            }
        }

        return first == blocking;
    }

    private static IOperation? Blocking(IOperation reference)
    {
        IOperation? current = reference.Parent;
        while (current is not null && Blocked(current).How.Length == 0)
        {
            bool isPart = current is IConversionOperation or IParenthesizedOperation or IArgumentOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation
                or IInvocationOperation { TargetMethod.Name: "WhenAll" or "WhenAny" } || Operations.IsSameTask(current);
            current = isPart ? current.Parent : null;
        }

        return current;
    }

    private static IEnumerable<IOperation> Kept(ILocalReferenceOperation local) =>
        Operations.References(local.Local, local).Where(IsTarget).Select(static reference => ((ISimpleAssignmentOperation)reference.Parent!).Value)
            .Concat(Operations.Origin(local) is { } origin ? [origin] : []);

    private static bool IsTarget(ILocalReferenceOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference;

    private static bool IsFound(IMethodSymbol? method) => method is not null;
}
