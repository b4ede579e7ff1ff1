using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads which members are written together.</summary>
internal static class WriteGroupParser
{
    public static IEnumerable<WriteGroupModel> Parse(IReadOnlyList<ParsedMember> members, ParseContext context)
    {
        var groups = new List<(string Name, List<int> Members)>();
        for (int index = 0; index < members.Count; index++)
        {
            if (NameOf(members[index], context) is not { } name)
            {
                continue;
            }

            if (groups.Find(group => group.Name == name).Members is { } present)
            {
                present.Add(index);
            }
            else
            {
                groups.Add((name, [index]));
            }
        }

        return groups.Select(group => Plan(group.Name, group.Members, members));
    }

    private static WriteGroupModel Plan(string name, List<int> indices, IReadOnlyList<ParsedMember> members)
    {
        IReadOnlyList<WriteBlockModel> blocks = WritePlanner.Plan(indices.Select(index => Value(members[index])));
        IEnumerable<WriteGroupMemberModel> placed =
            from index in indices
            orderby members[index].Table, members[index].Range.Start, members[index].Codec.Mask
            select new WriteGroupMemberModel(index, WritePlanner.Place(blocks, Value(members[index])));
        return new(name, blocks.ToEquatableArray(), placed.ToEquatableArray());
    }

    private static WriteBlockModel Value(ParsedMember member) =>
        new(member.Table, member.Range.Start, member.Range.Count, member.Codec.Mask, member.Attribute.WritesMultiple);

    private static string? NameOf(ParsedMember member, ParseContext context)
    {
        AttributeData? attribute = KnownSymbols.Find(member.Property, context.Known.WriteGroup);
        if (attribute?.Argument() is not { Value: string name })
        {
            return null;
        }

        if (!member.FitsWriteRequest && member.Table.IsWritable())
        {
            string limit = Text.Of(WritePlanner.Limit(member.Table));
            context.Report(Rule.WiderThanRequest, attribute, "", member.Name, Text.Of(member.Codec.Count), limit);
            return null;
        }

        if (!member.IsWritable || !IsReadableBeside(member) || !SyntaxFacts.IsValidIdentifier(name))
        {
            context.Report(Rule.WriteGroupNotWritable, attribute, "", member.Name, name);
            return null;
        }

        return name;
    }

    // The group takes its values from a map, and stands beside it.
    private static bool IsReadableBeside(ParsedMember member) =>
        member.Property.GetMethod is { DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal };
}
