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

    private readonly Dictionary<string, Location> _places = [];

    private SchemaFiles(AdditionalText? shipped, AdditionalText? unshipped, CancellationToken cancellationToken)
    {
        Exist = shipped is not null || unshipped is not null;
        ImmutableArray<(string Text, Location Place)> known = Lines(shipped, cancellationToken);
        ImmutableArray<(string Text, Location Place)> added = Lines(unshipped, cancellationToken);
        ImmutableHashSet<SchemaLine> removed = [.. added
            .Where(static line => line.Text.StartsWith(SchemaLine.Removed, StringComparison.Ordinal))
            .Select(static line => SchemaLine.Parse(line.Text.Substring(SchemaLine.Removed.Length)))
            .OfType<SchemaLine>()];
        var lines = new List<SchemaLine>();
        foreach ((string text, Location place) in known)
        {
            if (SchemaLine.Parse(text) is { } line && !removed.Contains(line))
            {
                lines.Add(line);
                if (!_places.ContainsKey(line.Owner))
                {
                    _places.Add(line.Owner, place);
                }
            }
        }

        Shipped = lines.ToLookup(static line => line.Owner);
        Unshipped = added.Select(static line => SchemaLine.Parse(line.Text)).OfType<SchemaLine>().ToLookup(static line => line.Owner);
    }

    /// <summary>Whether the project has either.</summary>
    public bool Exist { get; }

    /// <summary>What was shipped and not taken back, by message, service or enum.</summary>
    public ILookup<string, SchemaLine> Shipped { get; }

    /// <summary>What is yet to be shipped, by message, service or enum.</summary>
    public ILookup<string, SchemaLine> Unshipped { get; }

    /// <summary>The files of a project.</summary>
    public static SchemaFiles From(ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        return new(Find(ShippedName), Find(UnshippedName), cancellationToken);

        AdditionalText? Find(string name) => files.FirstOrDefault(file => Path.GetFileName(file.Path) == name);
    }

    /// <summary>The first line that was shipped of a message, service or enum.</summary>
    public Location PlaceOf(string owner) => _places[owner];

    private static ImmutableArray<(string Text, Location Place)> Lines(AdditionalText? file, CancellationToken cancellationToken) =>
        file?.GetText(cancellationToken) is not { } text
            ? []
            : [.. text.Lines.Select(line => (line.ToString().Trim(), Location.Create(file.Path, line.Span, text.Lines.GetLinePositionSpan(line.Span))))];
}
