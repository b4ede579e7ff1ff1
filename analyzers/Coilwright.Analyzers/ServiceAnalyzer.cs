using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>Says what is wrong with services.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceAnalyzer : DeclarationAnalyzer
{
    private protected override INamedTypeSymbol? AttributeOf(KnownSymbols known) => known.Service;

    // The model is the generator's business; a broken declaration has none.
    private protected override void Analyze(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation> report, SymbolAnalysisContext context) =>
        _ = ServiceParser.Parse(type, known, report, context.CancellationToken);
}
