using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1105: a loop reads a map into a new object each time and drops it, where it could read into one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AllocatingReadAnalyzer() : UseAnalyzer(UseDescriptors.ReadAllocatesInLoop)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { Name: "ReadAsync", ReturnType: INamedTypeSymbol { Arity: 1 } task }
            && task.TypeArguments[0] is INamedTypeSymbol map
            && symbols.IsReusable(call.Instance?.Type)
            && SymbolEqualityComparer.Default.Equals(symbols.MapOf(call.Instance?.Type), map)
            && Operations.Loop(call) is { } loop
            && call.Parent is { } parent
            && IsIndependent(call, loop)
            && Target(Operations.Outermost(call)) is { } local
            && loop.Body.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span)
            && StartsEmpty(map)
            && Operations.References(local, parent).All(IsPlainUse))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), For(map), map.Name));
        }
    }

    // A client that is another in every round, one per device, may read its map but once.
    private static bool IsIndependent(IInvocationOperation call, ILoopOperation loop) => call.Instance switch
    {
        ILocalReferenceOperation local => !loop.Syntax.Span.Contains(local.Local.DeclaringSyntaxReferences[0].Span),
        IParameterReferenceOperation => true,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };

    private static ILocalSymbol? Target(IOperation value) =>
        value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;

    private static bool StartsEmpty(INamedTypeSymbol map) =>
        map.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal })
        && !MapBases.Of(map).Prepend(map).SelectMany(declaring => declaring.GetMembers()).Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    // An object that goes elsewhere, an array of it, or a lambda that looks at it later, would see the values of a later read.
    private static bool IsPlainUse(ILocalReferenceOperation reference) =>
        reference.Parent is IPropertyReferenceOperation { Type: { } type }
        && (type.IsValueType || type.SpecialType == SpecialType.System_String)
        && Operations.Function(reference).Syntax.Span.Contains(reference.Local.DeclaringSyntaxReferences[0].Span);
}
