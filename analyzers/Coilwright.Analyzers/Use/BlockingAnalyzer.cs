using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1104: a thread is held up until a request has ended.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer() : UseAnalyzer(UseDescriptors.BlockingOnRequest)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) => context.RegisterOperationAction(
        operation => Analyze(operation, symbols), OperationKind.PropertyReference, OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        (string How, IOperation? Task) blocking = context.Operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Result", Instance: var task } => (".Result", task),
            IInvocationOperation { TargetMethod.Name: "Wait", Instance: var task } => (".Wait()", task),
            IInvocationOperation { TargetMethod.Name: "GetResult", Instance: var awaiter } => (".GetAwaiter().GetResult()", awaiter),
            _ => ("", null),
        };
        if (blocking.Task is { } instance
            && instance is not IAwaitOperation
            && Operations.Call(instance) is { } call
            && call.TargetMethod is { } method
            && (symbols.IsRequest(method) || UseSymbols.Opens(method) is not null))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, context.Operation.Syntax.GetLocation(), blocking.How, method.Name));
        }
    }
}
