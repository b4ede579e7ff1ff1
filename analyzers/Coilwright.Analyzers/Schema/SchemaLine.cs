using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Coilwright.Analyzers.Schema;

/// <summary>
/// One line of a schema file: <c>message Plant.UserEvent 2 Timestamp: int64</c>; or the layout of a message, <c>message Plant.UserEvent: tagged</c>,
/// whose number is 0 and whose member has no name; or a value of an enum, <c>enum Plant.Mode 2 Cool</c>, which has no form of its own.
/// </summary>
/// <param name="Owner">What the member belongs to, with the word before it.</param>
/// <param name="Number">The number on the wire.</param>
/// <param name="Name">The member's name, which is not on the wire.</param>
/// <param name="Form">What is on the wire.</param>
internal sealed record SchemaLine(string Owner, BigInteger Number, string Name, string Form)
{
    /// <summary>What stands before a shipped line in the unshipped file once it was taken back.</summary>
    public const string Removed = "*REMOVED*";

    /// <summary>The word before the name of an enum.</summary>
    public const string Enum = "enum ";

    private static readonly Regex Syntax = new(
        @"^(?:(?<owner>(?:message|service) .+?)(?: (?<number>\d{1,9}) (?<name>\S+))?: (?<form>.+)|(?<owner>enum \S+) (?<number>-?\d{1,20}) (?<name>\S+))$",
        RegexOptions.CultureInvariant);

    /// <summary>What the form was called in files that were written before it said more, if it was.</summary>
    public string? FormerForm { get; init; }

    /// <summary>Whether it is the value of an enum, whose name tells what it means.</summary>
    public bool IsEnum => Owner.StartsWith(Enum, StringComparison.Ordinal);

    /// <summary>Where lines belong in a file: by owner and number.</summary>
    public static IEnumerable<SchemaLine> Sort(IEnumerable<SchemaLine> lines) =>
        lines.OrderBy(static line => line.Owner, StringComparer.Ordinal).ThenBy(static line => line.Number).ThenBy(static line => line.Name, StringComparer.Ordinal);

    /// <summary>The line of a text, or <see langword="null"/> for comments, empty lines and anything else.</summary>
    public static SchemaLine? Parse(string text) => Syntax.Match(text.Trim()) is { Success: true } match
        ? new(
            match.Groups["owner"].Value,
            match.Groups["number"].Success ? BigInteger.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) : 0,
            match.Groups["name"].Value,
            match.Groups["form"].Value)
        : null;

    /// <summary>Whether a line of a file says the same of the form, or said it in its time.</summary>
    public bool HasFormOf(SchemaLine written) => written.Form == Form || written.Form == FormerForm;

    /// <summary>Whether a line of a file says the same.</summary>
    public bool IsSaidBy(SchemaLine written) => (Owner, Number, Name) == (written.Owner, written.Number, written.Name) && HasFormOf(written);

    public bool Equals(SchemaLine? other) => other is not null && (Owner, Number, Name, Form) == (other.Owner, other.Number, other.Name, other.Form);

    public override int GetHashCode() => (Owner, Number, Name, Form).GetHashCode();

    public override string ToString()
    {
        string member = Name.Length == 0 ? Owner : $"{Owner} {Number.ToString(CultureInfo.InvariantCulture)} {Name}";
        return Form.Length == 0 ? member : $"{member}: {Form}";
    }
}
