using System.Collections.Immutable;
using Coilwright.Analyzers.Advice;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>Says what is wrong with a register map, as the parser of the generator finds it. The generator itself is silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterMapAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleDescriptors.OfDeclarations;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Analyzers flow to every project downstream; where the attribute cannot be named there is nothing to look for.
            if (KnownSymbols.From(start.Compilation) is { } known)
            {
                start.RegisterSymbolAction(context => Analyze(context, known), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols known)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (KnownSymbols.Find(type, known.Map) is null)
        {
            return;
        }

        var parsing = new ParseContext(known, violation => context.ReportDiagnostic(RuleDescriptors.Diagnose(violation)), context.CancellationToken);
        AttributeAdvice.Check(type, known.Map, parsing);
        if (RegisterMapParser.Read(type, parsing) is { } map)
        {
            // The model is the generator's business; a broken declaration has none.
            _ = RegisterMapParser.Build(type, map, parsing);
            MapAdvice.Check(type, map, parsing, context.Compilation);
        }
    }
}
