using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1104: a thread is held up until a request has ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer() : UseAnalyzer(UseDescriptors.BlockingOnRequest)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) => context.RegisterOperationAction(
        operation => Analyze(operation, symbols), OperationKind.PropertyReference, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        (string how, IEnumerable<IOperation> tasks) = RequestTasks.Blocked(context.Operation);
        if (tasks.Select(task => RequestTasks.Awaited(task, context.Operation, symbols)).FirstOrDefault(static request => request is not null) is { } request)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), how, request.Name));
        }
    }
}
