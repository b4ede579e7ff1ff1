using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Finds out what a loop does again and again.</summary>
internal static class Repetition
{
    /// <summary>The innermost loop that carries the operation out in each round, in its body or in its condition, within the same function.</summary>
    public static ILoopOperation? LoopOf(IOperation operation)
    {
        for (IOperation current = operation; current.Parent is { } parent && !Operations.IsFunction(current); current = parent)
        {
            if (parent is ILoopOperation loop && !IsOnceOnly(loop, current))
            {
                return loop;
            }
        }

        return null;
    }

    /// <summary>Whether the loop can come back to the operation: not where it ends once that is done, as one that only tries again after errors.</summary>
    public static bool IsCertain(IOperation operation, ILoopOperation loop)
    {
        SemanticModel model = operation.SemanticModel!;
        return !SetsItsEnd(loop) && !operation.Syntax.AncestorsAndSelf().TakeWhile(node => node != loop.Syntax).OfType<StatementSyntax>().Any(statement => statement.Parent switch
        {
            BlockSyntax block => Leaves(statement, block.Statements.Last()),
            SwitchSectionSyntax section => Leaves(statement, section.Statements.Last()),
            _ => Leaves(statement, statement),
        });

        bool Leaves(StatementSyntax first, StatementSyntax last) =>
            (first.Parent is BlockSyntax or SwitchSectionSyntax ? model.AnalyzeControlFlow(first, last) : model.AnalyzeControlFlow(first)) is { Succeeded: true, EndPointIsReachable: false } flow
            && flow.ExitPoints.All(exit => exit is ReturnStatementSyntax || (exit is BreakStatementSyntax && Broken(exit) == loop.Syntax));
    }

    // Each round that does not fail sets what the condition asks for: a constant as a sign of success, or an object where there was none.
    private static bool SetsItsEnd(ILoopOperation loop)
    {
        IOperation? condition = loop switch
        {
            IWhileLoopOperation { Condition: var question } => question,
            IForLoopOperation { Condition: var question } => question,
            _ => null,
        };
        ISymbol[] asked = [.. condition?.DescendantsAndSelf().Select(Variable).OfType<ISymbol>() ?? []];
        return asked.Length > 0 && Operations.Unconditional(loop.Body).OfType<ISimpleAssignmentOperation>().Any(assignment =>
            Variable(assignment.Target) is { } set && asked.Contains(set, SymbolEqualityComparer.Default)
            && (assignment.Value.ConstantValue.HasValue || assignment.Target.Type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }));
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    private static bool IsOnceOnly(ILoopOperation loop, IOperation part) => loop switch
    {
        IForEachLoopOperation each => each.Body != part,
        IForLoopOperation count => count.Before.Contains(part),
        _ => false,
    };

    private static SyntaxNode? Broken(SyntaxNode exit) => exit.Ancestors().FirstOrDefault(static node => node is SwitchStatementSyntax
        or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
}
