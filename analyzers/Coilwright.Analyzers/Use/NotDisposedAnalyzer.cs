using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1106: a connection or listener is opened and neither disposed nor handed on.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotDisposedAnalyzer() : UseAnalyzer(UseDescriptors.NotDisposed)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (UseSymbols.Opens(call.TargetMethod) is not { } type)
        {
            return;
        }

        IOperation value = Operations.Outermost(call);
        bool isDropped = value.Parent switch
        {
            // A task that nobody awaits is the matter of another rule.
            IExpressionStatementOperation => value is IAwaitOperation || value == call,
            IArgumentOperation argument => IsMapClient(argument, symbols),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                SymbolEqualityComparer.Default.Equals(declarator.Symbol.Type, type)
                && !IsUsing(declarator)
                && Operations.References(declarator.Symbol, call).All(reference => IsMereUse(reference, symbols)),
            _ => false,
        };
        if (isDropped)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), type.Name));
        }
    }

    // The client of a map leaves the client below it to the caller.
    private static bool IsMapClient(IArgumentOperation argument, UseSymbols symbols) =>
        argument.Parent is IObjectCreationOperation creation && symbols.MapOf(creation.Type) is not null;

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        IOperation? group = declarator.Parent?.Parent;
        return group?.Parent is IUsingDeclarationOperation or IUsingOperation;
    }

    // Anything else, be it returned, stored or passed on, may be how it gets disposed.
    private static bool IsMereUse(ILocalReferenceOperation reference, UseSymbols symbols) => reference.Parent switch
    {
        IInvocationOperation use => use.Instance == reference && !use.TargetMethod.Name.StartsWith("Dispose", StringComparison.Ordinal),
        IPropertyReferenceOperation or IEventReferenceOperation => true,
        IArgumentOperation argument => IsMapClient(argument, symbols),
        _ => false,
    };
}
