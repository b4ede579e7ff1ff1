using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds members where the device lets nobody read.</summary>
internal static class ForbiddenChecker
{
    public static void Check(IReadOnlyList<ParsedMember> members, MapSettings settings, ParseContext context)
    {
        foreach (ParsedMember member in members)
        {
            if (settings.Forbids(member.Table, member.Range) is { } forbidden)
            {
                context.Report(Rule.ForbiddenAddress, member.Attribute.Data, "", Arguments(member.Name, member.Table, member.Range, forbidden));
            }
        }
    }

    /// <summary>The arguments of the rule.</summary>
    public static string[] Arguments(string name, RegisterTable table, AddressRange range, AddressRange forbidden) =>
    [
        name,
        table.Describe(range.Start, range.End - range.Start),
        Text.Addresses(forbidden.Start, forbidden.End - 1),
    ];
}
