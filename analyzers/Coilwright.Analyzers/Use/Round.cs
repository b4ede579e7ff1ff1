using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Walks through the body of a loop in the order in which it is carried out.</summary>
/// <param name="body">The body.</param>
/// <param name="effects">Tells what a call, or whatever else may act, means.</param>
internal sealed class Round(IOperation body, Effects effects)
{
    /// <summary>All steps that are of any meaning to reads. A read that a condition may leave out is none.</summary>
    public IEnumerable<Step> Steps() => Walk(body);

    private IEnumerable<Step> Walk(IOperation? operation) => operation switch
    {
        null or ILocalFunctionOperation or IAnonymousFunctionOperation => [],
        IConditionalOperation choice => [.. Walk(choice.Condition), .. Perhaps(choice.WhenTrue), .. Perhaps(choice.WhenFalse)],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } logic => [.. Walk(logic.LeftOperand), .. Perhaps(logic.RightOperand)],
        ICoalesceOperation coalesce => [.. Walk(coalesce.Value), .. Perhaps(coalesce.WhenNull)],
        ICoalesceAssignmentOperation coalesce => [.. Walk(coalesce.Target), .. Perhaps(coalesce.Value), .. effects.Of(coalesce)],
        IConditionalAccessOperation access => [.. Walk(access.Operation), .. Perhaps(access.WhenNotNull)],
        ISwitchOperation choice => [.. Walk(choice.Value), .. choice.Cases.SelectMany(Perhaps)],
        ISwitchExpressionOperation choice => [.. Walk(choice.Value), .. choice.Arms.SelectMany(Perhaps)],
        IInterpolatedStringHandlerCreationOperation handler => Perhaps(handler.Content),
        ILoopOperation loop => loop.ChildOperations.SelectMany(Again),
        ITryOperation attempt =>
            [Border(attempt), .. Walk(attempt.Body), Border(attempt), .. attempt.Catches.SelectMany(Perhaps), Border(attempt), .. Walk(attempt.Finally), Border(attempt)],
        IUsingOperation use => [.. Walk(use.Resources), Border(use), .. Walk(use.Body), Border(use)],
        ILockOperation locked => [.. Walk(locked.LockedValue), Border(locked), .. Walk(locked.Body), Border(locked)],
        ILabeledOperation label => [Border(label), .. Walk(label.Operation)],
        IBranchOperation branch => IsWithin(branch) ? [] : [Border(branch)],
        _ => [.. operation.ChildOperations.SelectMany(Walk), .. effects.Of(operation)],
    };

    private static Step Border(IOperation operation) => new(StepKind.Border, operation);

    private IEnumerable<Step> Perhaps(IOperation? operation)
    {
        IEnumerable<Step> steps = operation is ICatchClauseOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation
            ? operation.ChildOperations.SelectMany(Walk)
            : Walk(operation);
        return steps.Where(static step => step.Kind != StepKind.Read);
    }

    // Who reads in a loop of its own waits for something there.
    private IEnumerable<Step> Again(IOperation operation) =>
        Walk(operation).Select(static step => step.Kind == StepKind.Read ? Border(step.Operation) : step);

    // A break or continue of a loop, or a break of a switch, that stands inside the body.
    private bool IsWithin(IBranchOperation branch)
    {
        for (IOperation? current = branch.Parent; current is not null && current != body; current = current.Parent)
        {
            if ((current is ILoopOperation loop && (Same(loop.ExitLabel, branch.Target) || Same(loop.ContinueLabel, branch.Target)))
                || (current is ISwitchOperation choice && Same(choice.ExitLabel, branch.Target)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(ILabelSymbol left, ILabelSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
