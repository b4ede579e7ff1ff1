using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads which members are written together.</summary>
internal static class WriteGroupParser
{
    public static IEnumerable<WriteGroupModel> Parse(
        IReadOnlyList<ParsedMember> members, EquatableArray<MemberModel> models, MapSettings settings, ParseContext context)
    {
        var groups = new List<(string Name, List<int> Members)>();
        for (int index = 0; index < members.Count; index++)
        {
            if (NameOf(members[index], models[index], context) is not { } name)
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

        return groups.Select(group => Plan(group.Name, group.Members, members, models, settings));
    }

    private static WriteGroupModel Plan(
        string name, List<int> indices, IReadOnlyList<ParsedMember> members, EquatableArray<MemberModel> models, MapSettings settings)
    {
        IReadOnlyList<WriteBlockModel> blocks = WritePlanner.Plan(indices.Select(index => Value(members[index])));
        var scales = ReadPlan.For([.. ScalesOf(indices, models).Where(scale => !indices.Contains(scale)).Select(scale => members[scale])], settings);
        int written = blocks.Sum(block => block.Size);
        IEnumerable<WriteGroupMemberModel> placed =
            from index in indices
            orderby models[index].Scale is not null, members[index].Table, members[index].Range.Start, members[index].Codec.Mask
            select new WriteGroupMemberModel(index, WritePlanner.Place(blocks, Value(members[index])), ScaleOffset(models[index]));
        return new(name, blocks.ToEquatableArray(), scales.Blocks.ToEquatableArray(), placed.ToEquatableArray());

        // A scale that the group writes too is meant for the values beside it; any other is what the device has.
        int? ScaleOffset(MemberModel model) => model.Scale is not { } scale ? null
            : indices.Contains(scale.Member.Index) ? WritePlanner.Place(blocks, Value(members[scale.Member.Index])).Offset
            : written + scales.OffsetOf(members[scale.Member.Index]);
    }

    private static IEnumerable<int> ScalesOf(List<int> indices, EquatableArray<MemberModel> models) =>
        indices.Select(index => models[index].Scale?.Member.Index).OfType<int>().Distinct();

    /// <summary>What a member alone would write.</summary>
    public static WriteBlockModel Value(ParsedMember member) =>
        new(member.Table, member.Range.Start, member.Range.Count, member.Codec.Mask, member.Attribute.WritesMultiple);

    private static string? NameOf(ParsedMember member, MemberModel model, ParseContext context)
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

        // What is scaled by a register of a map around its own has no client that could write it.
        if (!member.IsWritable || !IsReadableBeside(member) || model.Scale is { IsOuter: true } || !SyntaxFacts.IsValidIdentifier(name))
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
