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

        AttributeAdvice.Check(type, known.Map, parsing);

        // Once there is generated code, its names are taken by itself: that is neither wrong nor, being in generated code, ever shown.
        void Report(RuleViolation violation)
        {
            isRight &= violation.Rule == Rule.ReservedName && violation.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
            context.ReportDiagnostic(RuleDescriptors.Diagnose(violation));
        }
    }
}
