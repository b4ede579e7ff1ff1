using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>Says what is wrong with messages.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageAnalyzer : DeclarationAnalyzer
{
    private protected override INamedTypeSymbol? AttributeOf(KnownSymbols known) => known.Message;

    // The model is the generator's business; a broken declaration has none.
    private protected override void Analyze(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation> report, SymbolAnalysisContext context) =>
        _ = MessageParser.Parse(type, known, report, context.CancellationToken);
}
