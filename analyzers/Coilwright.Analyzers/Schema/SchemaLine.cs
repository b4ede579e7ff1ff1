using System.Text.RegularExpressions;

namespace Coilwright.Analyzers.Schema;

/// <summary>
/// One line of a schema file: <c>message Plant.UserEvent 2 Timestamp: int64</c>, or the layout of a message,
/// <c>message Plant.UserEvent: tagged</c>, whose number is 0 and whose member has no name.
/// </summary>
/// <param name="Owner">What the member belongs to, with the word before it.</param>
/// <param name="Number">The number on the wire.</param>
/// <param name="Name">The member's name, which is not on the wire.</param>
/// <param name="Form">What is on the wire.</param>
internal sealed record SchemaLine(string Owner, int Number, string Name, string Form)
{
    /// <summary>What stands before a shipped line in the unshipped file once it was taken back.</summary>
    public const string Removed = "*REMOVED*";

    private static readonly Regex Syntax = new(@"^(?<owner>(?:message|service) .+?)(?: (?<number>\d{1,9}) (?<name>\S+))?: (?<form>.+)$", RegexOptions.CultureInvariant);

    /// <summary>Where lines belong in a file: by owner and number.</summary>
    public static IEnumerable<SchemaLine> Sort(IEnumerable<SchemaLine> lines) =>
        lines.OrderBy(static line => line.Owner, StringComparer.Ordinal).ThenBy(static line => line.Number).ThenBy(static line => line.Name, StringComparer.Ordinal);

    /// <summary>The line of a text, or <see langword="null"/> for comments, empty lines and anything else.</summary>
    public static SchemaLine? Parse(string text) => Syntax.Match(text.Trim()) is { Success: true } match
        ? new(
            match.Groups["owner"].Value,
            match.Groups["number"].Success ? int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture) : 0,
            match.Groups["name"].Value,
            match.Groups["form"].Value)
        : null;

    public override string ToString() => Name.Length == 0 ? $"{Owner}: {Form}" : $"{Owner} {Number.ToString(System.Globalization.CultureInfo.InvariantCulture)} {Name}: {Form}";
}
