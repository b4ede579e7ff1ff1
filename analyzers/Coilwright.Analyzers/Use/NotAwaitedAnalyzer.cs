using System.Collections.Immutable;
using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1102: nobody waits for a request, so nobody learns that it failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAwaitedAnalyzer() : UseAnalyzer(UseDescriptors.RequestNotAwaited)
{
    /// <summary>The property of a diagnostic by which a fix learns that the type of the task has a default which can be awaited.</summary>
    internal const string ValueTaskProperty = "ValueTask";

    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) => context.RegisterOperationAction(
        operation => Analyze(operation, symbols), OperationKind.ExpressionStatement, OperationKind.VariableDeclarator);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        (IOperation? Task, ILocalSymbol? Keeper) = context.Operation switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value } } => (value, local),
            IExpressionStatementOperation { Operation: var expression } => (expression, null),
            IVariableDeclaratorOperation declarator => (declarator.GetVariableInitializer()?.Value, declarator.Symbol),
            _ => default((IOperation?, ILocalSymbol?)),
        };
        if (Task is not null
            && RequestTasks.Call(Task) is { } call
            && symbols.IsRequest(call.TargetMethod)
            && !Rehearsal.Is(call)
            && (Keeper is null || IsNeverUsed(Keeper, Task)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, Task.Syntax.GetLocation(), Kind(Task), call.TargetMethod.Name));
        }
    }

    private static ImmutableDictionary<string, string?> Kind(IOperation task)
    {
        IOperation value = task is IConversionOperation conversion ? conversion.Operand : task;
        while (value is IConditionalAccessOperation access)
        {
            value = access.WhenNotNull;
        }

        return value.Type?.Name is "ValueTask" or "ConfiguredValueTaskAwaitable"
            ? ImmutableDictionary<string, string?>.Empty.Add(ValueTaskProperty, null)
            : ImmutableDictionary<string, string?>.Empty;
    }

    // A variable named as a discard says that the task is dropped on purpose.
    private static bool IsNeverUsed(ILocalSymbol keeper, IOperation task) =>
        keeper.Name.Trim('_').Length > 0
        && Operations.References(keeper, task).All(static reference =>
            reference.Parent is ISimpleAssignmentOperation { Parent: IExpressionStatementOperation } assignment && assignment.Target == reference);
}
