using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers.Use;

/// <summary>An analyzer with one rule on how clients are used. Where there are no clients, it registers nothing.</summary>
public abstract class UseAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic by which a fix learns the type of the map: only the analyzer is sure to see generated code.</summary>
    internal const string MapProperty = "Map";

    private protected UseAnalyzer(DiagnosticDescriptor descriptor)
    {
        Descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    private protected DiagnosticDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (UseSymbols.From(start.Compilation) is { } symbols)
            {
                Register(start, symbols);
            }
        });
    }

    private protected static ImmutableDictionary<string, string?> For(INamedTypeSymbol map) =>
        ImmutableDictionary<string, string?>.Empty.Add(MapProperty, map.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private protected abstract void Register(CompilationStartAnalysisContext context, UseSymbols symbols);
}
