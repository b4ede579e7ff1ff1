using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1103: a client is made and disposed around a single use, in each round of a loop or in each call of a method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerCallAnalyzer() : UseAnalyzer(UseDescriptors.ClientPerCall)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsConnection(call.TargetMethod.ContainingType) || UseSymbols.Opens(call.TargetMethod) is not { } client || !IsInUsing(call))
        {
            return;
        }

        // A client that lives through a loop is there to be kept.
        IOperation? life = Operations.Loop(call)?.Body ?? Operations.Function(call);
        if (life.Descendants().Any(operation => operation is ILoopOperation))
        {
            return;
        }

        string? span = life.Parent is ILoopOperation loop
            ? DependsOn(call, symbol => IsDeclaredIn(symbol, loop)) ? null : "round of the loop"
            : GivesValue(context) && !DependsOn(call, IsOfOneCall) ? "call of the method" : null;
        if (span is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), client.Name, span));
        }
    }

    private static bool IsInUsing(IOperation call)
    {
        for (IOperation? current = call; current is not (null or IBlockOperation); current = current.Parent)
        {
            if (current is IUsingDeclarationOperation or IUsingOperation)
            {
                return true;
            }
        }

        return false;
    }

    // What gives a value is called for that value, again and again; a program's own method or a test gives none, or an exit code.
    private static bool GivesValue(OperationAnalysisContext context)
    {
        IMethodSymbol? method = Operations.Function(context.Operation) switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation function => function.Symbol,
            _ => context.ContainingSymbol as IMethodSymbol,
        };
        ITypeSymbol? result = method?.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } task ? task.TypeArguments.FirstOrDefault() : method?.ReturnType;
        return result is not (null or { SpecialType: SpecialType.System_Void or SpecialType.System_Int32 });
    }

    private static bool DependsOn(IInvocationOperation call, Func<ISymbol, bool> isVarying) =>
        call.Arguments.FirstOrDefault()?.Value.DescendantsAndSelf().Any(operation => operation switch
        {
            ILocalReferenceOperation local => isVarying(local.Local),
            IParameterReferenceOperation parameter => isVarying(parameter.Parameter),
            _ => false,
        }) ?? false;

    // The parameters of a constructor, which a class may keep, are the same in every call.
    private static bool IsOfOneCall(ISymbol symbol) => symbol.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool IsDeclaredIn(ISymbol symbol, ILoopOperation loop) =>
        symbol.DeclaringSyntaxReferences.Any(reference => loop.Syntax.Span.Contains(reference.Span));
}
