using System.Collections.Immutable;
using Coilwright.Analyzers.Advice;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>Says what is wrong with a message, as the parser of the generator finds it. The generator itself is silent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MessageAnalyzer : DiagnosticAnalyzer
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
        if (!IsMessage(type, known))
        {
            return;
        }

        AttributeAdvice.Check(
            type,
            known.Message,
            new ParseContext(known, violation => context.ReportDiagnostic(RuleDescriptors.Diagnose(violation)), context.CancellationToken));

        // The model is the generator's business; a broken declaration has none.
        _ = MessageParser.Parse(
            type,
            known,
            violation => context.ReportDiagnostic(RuleDescriptors.Diagnose(violation)),
            context.CancellationToken);
    }

    private static bool IsMessage(INamedTypeSymbol type, KnownSymbols known)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (KnownSymbols.Is(attribute, known.Message))
            {
                return true;
            }
        }

        return false;
    }
}
