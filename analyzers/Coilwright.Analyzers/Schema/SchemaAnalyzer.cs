using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers.Schema;

/// <summary>
/// CW2201 to CW2207: holds messages and services against the schema files of the project, so that peers that are not updated yet still
/// understand. A project without such files is only offered to begin.
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
            if (KnownSymbols.From(start.Compilation) is not { Message: not null } known)
            {
                return;
            }

            var files = SchemaFiles.From(start.Options.AdditionalFiles, start.CancellationToken);
            Compilation compilation = start.Compilation;
            var enums = new Lazy<ImmutableHashSet<ISymbol>>(() => MessageEnums.In(compilation, known));
            var shared = new Lazy<ImmutableHashSet<string>>(() => SharedNames(compilation, known));
            var declared = new ConcurrentDictionary<string, bool>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, known, files, enums, shared, declared), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => ReportGone(end, files, declared));
        });
    }

    private static void Analyze(
        SymbolAnalysisContext context,
        KnownSymbols known,
        SchemaFiles files,
        Lazy<ImmutableHashSet<ISymbol>> enums,
        Lazy<ImmutableHashSet<string>> shared,
        ConcurrentDictionary<string, bool> declared)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (SchemaText.OwnerOf(type, known) is not { } owner
            || (type.TypeKind == TypeKind.Enum && !files.Shipped.Contains(owner) && !enums.Value.Contains(type)))
        {
            return;
        }

        // What has errors is declared all the same; of it there is nothing else to say before they are gone.
        declared.TryAdd(owner, true);
        if (files.Exist && shared.Value.Contains(owner))
        {
            context.ReportDiagnostic(Diagnostic.Create(SchemaDescriptors.NameTwice, Location(type), type.Name, owner));
            return;
        }

        IReadOnlyList<SchemaLine> lines = SchemaText.Of(type, known, context.CancellationToken);
        if (lines.Count == 0)
        {
            return;
        }

        SchemaLine[] shipped = [.. SchemaLine.Sort(files.Shipped[owner])];
        SchemaLine[] added = [.. lines.Where(line => !shipped.Any(old => old.Number == line.Number || MovedTo(old, lines, shipped) == line))];
        SchemaLine[] unshipped = [.. SchemaLine.Sort(files.Unshipped[owner])];
        if (added.Length != unshipped.Length || !added.Zip(unshipped, static (line, written) => line.IsSaidBy(written)).All(static same => same))
        {
            context.ReportDiagnostic(NotInSchema(type, owner, added, files));
        }

        foreach (SchemaLine old in shipped)
        {
            if (MovedTo(old, lines, shipped) is { } moved)
            {
                Report(SchemaDescriptors.Renumbered, moved.Name, moved.Name, Number(moved), Number(old));
            }
            else if (lines.FirstOrDefault(line => line.Number == old.Number) is not { } now)
            {
                Report(SchemaDescriptors.Removed, "", old.Name, Number(old), type.Name);
            }
            else if (!now.HasFormOf(old))
            {
                Report(SchemaDescriptors.Retyped, now.Name, now.Name.Length == 0 ? type.Name : now.Name, now.Form, old.Form);
            }
        }

        // Of what has another layout than it had there is nothing to say but that.
        if (shipped.LastOrDefault() is { } last && shipped.Any(IsPacked) && lines.Any(IsPacked))
        {
            foreach (SchemaLine line in added.Where(line => line.Number < last.Number))
            {
                Report(SchemaDescriptors.BeforeShipped, line.Name, line.Name, Number(line), last.Name, Number(last));
            }
        }

        void Report(DiagnosticDescriptor descriptor, string member, params string[] arguments) => context.ReportDiagnostic(
            Diagnostic.Create(descriptor, Location(type.GetMembers(member).FirstOrDefault() ?? type.GetMembers(member + "Async").FirstOrDefault() ?? type), arguments));
    }

    // Two services of one name are told of whether there are files or not.
    private static ImmutableHashSet<string> SharedNames(Compilation compilation, KnownSymbols known) => [.. DeclaredTypes.In(compilation.Assembly.GlobalNamespace)
        .Where(type => KnownSymbols.Find(type, known.Service) is null)
        .Select(type => SchemaText.OwnerOf(type, known))
        .OfType<string>()
        .GroupBy(static owner => owner)
        .Where(static owners => owners.Skip(1).Any())
        .Select(static owners => owners.Key)];

    /// <summary>Where a project has no files yet, nobody is told anything: the fix is there for whoever wants to begin.</summary>
    private static Diagnostic NotInSchema(INamedTypeSymbol type, string owner, SchemaLine[] added, SchemaFiles files)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty
            .Add(OwnerProperty, owner)
            .Add(LinesProperty, string.Join("\n", added.Select(static line => line.ToString())));
        DiagnosticDescriptor descriptor = SchemaDescriptors.NotInSchema;
        DiagnosticSeverity severity = files.Exist ? descriptor.DefaultSeverity : DiagnosticSeverity.Hidden;
        return Diagnostic.Create(descriptor, Location(type), severity, additionalLocations: null, properties, type.Name);
    }

    /// <summary>
    /// The line that has the name under another number. The names of fields and operations are not on the wire and may be given anew, so that their number
    /// has to be gone, or the other one to have been another's; the name of an enum's value is all that tells what it means.
    /// </summary>
    private static SchemaLine? MovedTo(SchemaLine old, IReadOnlyList<SchemaLine> lines, SchemaLine[] shipped)
    {
        SchemaLine[] named = [.. lines.Where(line => line.Name == old.Name)];
        return named.Any(line => line.Number == old.Number)
            ? null
            : named.FirstOrDefault(line =>
                old.IsEnum || lines.All(other => other.Number != old.Number) || shipped.Any(other => other.Number == line.Number && other.Name != line.Name));
    }

    private static void ReportGone(CompilationAnalysisContext context, SchemaFiles files, ConcurrentDictionary<string, bool> declared)
    {
        foreach (IGrouping<string, SchemaLine> owner in files.Shipped.Where(owner => !declared.ContainsKey(owner.Key)))
        {
            context.ReportDiagnostic(Diagnostic.Create(SchemaDescriptors.Gone, files.PlaceOf(owner.Key), owner.Key));
        }
    }

    private static bool IsPacked(SchemaLine line) => line is { Name: "", Form: SchemaText.Packed };

    private static string Number(SchemaLine line) => line.Number.ToString(CultureInfo.InvariantCulture);

    private static Location Location(ISymbol symbol) => symbol.Locations.First(static location => location.IsInSource);
}
