using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Schema;

/// <summary>What the schema files of a project say.</summary>
internal sealed class SchemaFiles
{
    /// <summary>The file of what peers already rely on.</summary>
    public const string ShippedName = "McpSchema.Shipped.txt";

    /// <summary>The file of what the next release adds.</summary>
    public const string UnshippedName = "McpSchema.Unshipped.txt";

    private SchemaFiles(ImmutableArray<string> shipped, ImmutableArray<string> unshipped)
    {
        ImmutableHashSet<SchemaLine> removed = [.. unshipped
            .Where(static text => text.StartsWith(SchemaLine.Removed, StringComparison.Ordinal))
            .Select(static text => SchemaLine.Parse(text.Substring(SchemaLine.Removed.Length)))
            .OfType<SchemaLine>()];
        Shipped = shipped.Select(SchemaLine.Parse).OfType<SchemaLine>().Where(line => !removed.Contains(line)).ToLookup(static line => line.Owner);
        Unshipped = unshipped.Select(SchemaLine.Parse).OfType<SchemaLine>().ToLookup(static line => line.Owner);
    }

    /// <summary>What was shipped and not taken back, by message or service.</summary>
    public ILookup<string, SchemaLine> Shipped { get; }

    /// <summary>What is yet to be shipped, by message or service.</summary>
    public ILookup<string, SchemaLine> Unshipped { get; }

    /// <summary>The files, or <see langword="null"/> where a project has none.</summary>
    public static SchemaFiles? From(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        ImmutableArray<string>? shipped = Lines(ShippedName);
        ImmutableArray<string>? unshipped = Lines(UnshippedName);
        return shipped is null && unshipped is null ? null : new(shipped ?? [], unshipped ?? []);

        ImmutableArray<string>? Lines(string name) =>
            files.FirstOrDefault(file => Path.GetFileName(file.Path) == name)?.GetText(cancellationToken) is { } text
                ? [.. text.Lines.Select(static line => line.ToString().Trim())]
                : null;
    }
}
