using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1103: a client is made and disposed around a single use, in each round of a loop or in each call of a method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientPerCallAnalyzer() : UseAnalyzer(UseDescriptors.ClientPerCall)
{
    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(1);

    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!symbols.IsConnection(call.TargetMethod.ContainingType)
            || UseSymbols.Opens(call.TargetMethod) is not { } client
            || ClientScope.Of(call, symbols) is not { IsBrief: true } scope)
        {
            return;
        }

        string? span = Repetition.LoopOf(call) is { } loop && Repetition.IsCertain(call, loop)
            ? IsSame(call, loop) && !IsSeldom(loop) ? "round of the loop" : null
            : IsForOneCall(context, scope, symbols) && IsSame(call, Operations.Function(call)) ? "call of the method" : null;
        if (span is not null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), client.Name, span));
        }
    }

    private static bool IsSame(IInvocationOperation call, IOperation repeated)
    {
        Steadiness steadiness = new(repeated);
        return call.Arguments.All(argument => argument.Parameter?.Type.Name == nameof(CancellationToken) || steadiness.IsSteady(argument.Value));
    }

    // A device that is asked once in a while does better without a connection in between.
    private static bool IsSeldom(ILoopOperation loop) =>
        Operations.Unconditional(loop).OfType<IInvocationOperation>().Any(static call => Durations.OfPause(call) >= LongPause);

    private static bool IsForOneCall(OperationAnalysisContext context, ClientScope scope, UseSymbols symbols)
    {
        IMethodSymbol? method = Operations.Function(context.Operation) switch
        {
            IAnonymousFunctionOperation lambda => IsStarted(lambda) ? null : lambda.Symbol,
            ILocalFunctionOperation function => function.Symbol,
            _ => context.ContainingSymbol as IMethodSymbol,
        };
        return method is not null && !IsRunByItself(method) && !IsRunByItself(context.ContainingSymbol) && IsAskedAgain(method, scope, symbols);
    }

    // The program, a test or what helps tests, a measurement.
    private static bool IsRunByItself(ISymbol method) =>
        method is { IsStatic: true, Name: "Main" or "<Main>$" } || method.ContainingType.GetMembers().Any(IsTest);

    private static bool IsTest(ISymbol member) =>
        member is IMethodSymbol && member.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is { } name
            && (name.Contains("Test") || name.Contains("Benchmark") || name.EndsWith("FactAttribute", StringComparison.Ordinal) || name.EndsWith("TheoryAttribute", StringComparison.Ordinal)));

    private static bool IsStarted(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Run", ContainingType.Name: "Task" } } } };

    // What gives a value is called for that value, again and again; a program's own method, and that of a command, gives an exit code or a sign of success if anything.
    private static bool IsAskedAgain(IMethodSymbol method, ClientScope scope, UseSymbols symbols)
    {
        ITypeSymbol? result = method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" } task ? task.TypeArguments.FirstOrDefault() : method.ReturnType;
        return result switch
        {
            null or { SpecialType: SpecialType.System_Void } => scope.Takes(method, symbols),
            { SpecialType: SpecialType.System_Int32 } => scope.Returns(symbols),
            { SpecialType: SpecialType.System_Boolean } => scope.Returns(symbols) || scope.Takes(method, symbols),
            _ => true,
        };
    }
}
