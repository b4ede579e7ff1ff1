using Coilwright.Analyzers.Advice;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>Says what is wrong with register maps, and what could be better about those that are right.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RegisterMapAnalyzer : DeclarationAnalyzer
{
    private protected override INamedTypeSymbol? AttributeOf(KnownSymbols known) => known.Map;

    private protected override void Analyze(INamedTypeSymbol type, KnownSymbols known, Action<RuleViolation> report, SymbolAnalysisContext context)
    {
        bool isRight = true;
        var parsing = new ParseContext(known, Report, context.CancellationToken);
        if (RegisterMapParser.Read(type, parsing) is { } map)
        {
            // The model is the generator's business; a broken declaration has none.
            _ = RegisterMapParser.Build(type, map, parsing);
            if (isRight)
            {
                MapAdvice.Check(type, map, parsing, context.Compilation);
            }
        }

        // Once there is generated code, its names are taken by itself: that is neither wrong nor, being in generated code, ever shown.
        void Report(RuleViolation violation)
        {
            isRight &= violation.Rule == Rule.ReservedName && violation.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
            report(violation);
        }
    }
}
