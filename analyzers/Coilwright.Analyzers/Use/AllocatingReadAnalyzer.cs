using System.Collections.Immutable;
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
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols)
    {
        if (KnownSymbols.From(context.Compilation) is { } known)
        {
            context.RegisterOperationAction(operation => Analyze(operation, symbols, known), OperationKind.Invocation);
        }
    }

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod: { Name: "ReadAsync", ContainingType.Name: "ModbusMapClient", ReturnType: INamedTypeSymbol { Arity: 1 } task }, Instance: { } client }
            && task.TypeArguments[0] is INamedTypeSymbol map
            && symbols.IsReusable(client.Type)
            && SymbolEqualityComparer.Default.Equals(symbols.MapOf(client.Type), map)
            && Repetition.LoopOf(call) is { } loop
            && IsIndependent(client, loop)
            && StartsEmpty(map, context)
            && ReadObject.Of(call, known) is { } read
            && read.LivesForOneRound(loop)
            && Repetition.IsCertain(call, loop))
        {
            ImmutableDictionary<string, string?> properties = read.CanBeReadBefore() ? For(map) : ImmutableDictionary<string, string?>.Empty;
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), properties, map.Name));
        }
    }

    // A client that is another in every round, one per device, may read its map but once.
    private static bool IsIndependent(IOperation client, ILoopOperation loop) => client switch
    {
        ILocalReferenceOperation { Local: var local } =>
            !loop.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span)
            && !Operations.References(local, loop).Any(reference => Operations.IsSet(reference) && loop.Syntax.Span.Contains(reference.Syntax.Span)),
        IParameterReferenceOperation { Parameter: var parameter } => !loop.Descendants().OfType<IParameterReferenceOperation>()
            .Any(reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter) && Operations.IsSet(reference)),
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };

    // A constructor that somebody wrote may count or register what it makes.
    private static bool StartsEmpty(INamedTypeSymbol map, OperationAnalysisContext context) =>
        !map.IsAbstract
        && map.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaringSyntaxReferences.Length: 0 }
            && context.Compilation.IsSymbolAccessibleWithin(constructor, context.ContainingSymbol.ContainingType))
        && !MapBases.Of(map).Prepend(map).SelectMany(static declaring => declaring.GetMembers()).Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
