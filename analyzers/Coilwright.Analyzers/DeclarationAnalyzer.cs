using System.Collections.Immutable;
using Coilwright.Analyzers.Advice;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>
/// An analyzer that says what is wrong with declarations of one kind, as the parser of the generator finds it. The generator itself is
/// silent.
/// </summary>
public abstract class DeclarationAnalyzer : DiagnosticAnalyzer
{
    private protected DeclarationAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleDescriptors.OfDeclarations;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // Analyzers flow to every project downstream; where the attribute cannot be named there is nothing to look for.
            if (KnownSymbols.From(start.Compilation) is { } known && AttributeOf(known) is { } attribute)
            {
                start.RegisterSymbolAction(symbol => Analyze(symbol, known, attribute), SymbolKind.NamedType);
            }
        });
    }

    /// <summary>The attribute that makes a type a declaration of the kind.</summary>
    private protected abstract INamedTypeSymbol? AttributeOf(KnownSymbols known);

    /// <summary>Reports what is wrong with one declaration.</summary>
    private protected abstract void Analyze(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation> report, SymbolAnalysisContext context);

    private void Analyze(SymbolAnalysisContext context, KnownSymbols known, INamedTypeSymbol attribute)
    {
        // What has no name yet is still being typed.
        if (context.Symbol is not INamedTypeSymbol { Name.Length: > 0 } type || KnownSymbols.Find(type, attribute) is null)
        {
            return;
        }

        AttributeAdvice.Check(type, attribute, new ParseContext(known, Report, context.CancellationToken));
        Analyze(type, known, Report, context);

        void Report(RuleViolation violation) => context.ReportDiagnostic(RuleDescriptors.Diagnose(violation));
    }
}
