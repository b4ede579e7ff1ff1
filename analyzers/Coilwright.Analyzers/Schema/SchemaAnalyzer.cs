using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers.Schema;

/// <summary>
/// CW2201 to CW2205: holds messages and services against the schema files of the project, so that peers that are not updated yet still
/// understand. A project without such files is left alone.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SchemaAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic by which the fix learns what the unshipped file is to say of the owner.</summary>
    internal const string LinesProperty = "Lines";

    /// <summary>The property of a diagnostic that names the owner.</summary>
    internal const string OwnerProperty = "Owner";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = SchemaDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.From(start.Compilation) is { Message: not null } known
                && SchemaFiles.From(start.Options.AdditionalFiles, start.CancellationToken) is { } files)
            {
                var declared = new ConcurrentDictionary<string, bool>();
                start.RegisterSymbolAction(symbol => Analyze(symbol, known, files, declared), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(end => ReportGone(end, files, declared));
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols known, SchemaFiles files, ConcurrentDictionary<string, bool> declared)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        IReadOnlyList<SchemaLine> lines = SchemaText.Of(type, known, context.CancellationToken);
        if (lines.Count == 0)
        {
            return;
        }

        string owner = lines[0].Owner;
        declared.TryAdd(owner, true);
        SchemaLine[] shipped = [.. files.Shipped[owner]];
        SchemaLine[] added = [.. lines.Where(line => !shipped.Any(old => old.Number == line.Number || IsMoved(old, line, lines)))];
        if (!SchemaLine.Sort(files.Unshipped[owner]).SequenceEqual(added))
        {
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
                .Add(OwnerProperty, owner)
                .Add(LinesProperty, string.Join("\n", added.Select(static line => line.ToString())));
            context.ReportDiagnostic(Diagnostic.Create(SchemaDescriptors.NotInSchema, Location(type), properties, type.Name));
        }

        foreach (SchemaLine old in shipped)
        {
            if (lines.FirstOrDefault(line => line.Number == old.Number) is { } now)
            {
                if (now.Form != old.Form)
                {
                    Report(SchemaDescriptors.Retyped, now.Name, now.Name.Length == 0 ? type.Name : now.Name, now.Form, old.Form);
                }
            }
            else if (lines.FirstOrDefault(line => IsMoved(old, line, lines)) is { } moved)
            {
                Report(SchemaDescriptors.Renumbered, moved.Name, moved.Name, Number(moved), Number(old));
            }
            else
            {
                Report(SchemaDescriptors.Removed, "", old.Name, Number(old), type.Name);
            }
        }

        void Report(DiagnosticDescriptor descriptor, string member, params string[] arguments) => context.ReportDiagnostic(
            Diagnostic.Create(descriptor, Location(type.GetMembers(member).FirstOrDefault() ?? type.GetMembers(member + "Async").FirstOrDefault() ?? type), arguments));
    }

    private static bool IsMoved(SchemaLine old, SchemaLine line, IReadOnlyList<SchemaLine> lines) =>
        old.Name == line.Name && lines.All(other => other.Number != old.Number);

    private static void ReportGone(CompilationAnalysisContext context, SchemaFiles files, ConcurrentDictionary<string, bool> declared)
    {
        foreach (IGrouping<string, SchemaLine> owner in files.Shipped.Where(owner => !declared.ContainsKey(owner.Key)))
        {
            context.ReportDiagnostic(Diagnostic.Create(SchemaDescriptors.Gone, Microsoft.CodeAnalysis.Location.None, owner.Key));
        }
    }

    private static string Number(SchemaLine line) => line.Number.ToString(CultureInfo.InvariantCulture);

    private static Location Location(ISymbol symbol) => symbol.Locations.First(static location => location.IsInSource);
}
