using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1106: a connection or listener is opened and neither disposed nor handed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotDisposedAnalyzer() : UseAnalyzer(UseDescriptors.NotDisposed)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols)
    {
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);
        context.RegisterSymbolStartAction(type => OpenFields.Register(type, symbols, Descriptor), SymbolKind.NamedType);
    }

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (UseSymbols.Opens(call.TargetMethod) is { } type && ClientUses.Opened(call) is { } client && ClientUses.AreMere(client, symbols))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), type.Name));
        }
    }
}
