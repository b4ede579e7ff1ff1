using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1102: nobody waits for a request, so nobody learns that it failed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAwaitedAnalyzer() : UseAnalyzer(UseDescriptors.RequestNotAwaited)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.ExpressionStatement);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        IOperation statement = ((IExpressionStatementOperation)context.Operation).Operation;
        if (statement is not IAwaitOperation
            && Operations.Call(statement) is { } call
            && call.TargetMethod.Name != "DisposeAsync"
            && symbols.IsRequest(call.TargetMethod))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, statement.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }
}
