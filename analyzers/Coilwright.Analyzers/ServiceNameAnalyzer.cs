using System.Collections.Immutable;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>CW2106: two services of a project have one name on the wire.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ServiceNameAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ServiceDescriptors.ServiceNameTwice];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.From(start.Compilation) is { Service: not null } known)
            {
                Compilation compilation = start.Compilation;
                var services = new Lazy<ILookup<string, INamedTypeSymbol>>(() => ServicesOf(compilation, known));
                start.RegisterSymbolAction(symbol => Analyze(symbol, known, services), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols known, Lazy<ILookup<string, INamedTypeSymbol>> services)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (ServiceParser.NameOf(type, known) is { Length: > 0 } name
            && services.Value[name].First() is { } first
            && !SymbolEqualityComparer.Default.Equals(first, type))
        {
            context.ReportDiagnostic(Diagnostic.Create(ServiceDescriptors.ServiceNameTwice, PlaceOf(type), type.Name, first.Name, name));
        }
    }

    // Told at the later one, whatever order the compiler has them in.
    private static ILookup<string, INamedTypeSymbol> ServicesOf(Compilation compilation, KnownSymbols known) => DeclaredTypes.In(compilation.Assembly.GlobalNamespace)
        .Where(type => ServiceParser.NameOf(type, known) is not null)
        .OrderBy(static type => PlaceOf(type).SourceTree!.FilePath, StringComparer.Ordinal)
        .ThenBy(static type => PlaceOf(type).SourceSpan.Start)
        .ToLookup(type => ServiceParser.NameOf(type, known)!);

    private static Location PlaceOf(INamedTypeSymbol type) => type.Locations.First(static place => place.IsInSource);
}
