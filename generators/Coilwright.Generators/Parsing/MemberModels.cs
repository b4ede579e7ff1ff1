using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Turns the parsed members and their plan into models.</summary>
internal static class MemberModels
{
    public static EquatableArray<MemberModel> Build(IReadOnlyList<ParsedMember> members, ReadPlan plan) =>
        members.Select((member, index) => Build(member, index, plan.Place(member))).ToEquatableArray();

    /// <summary>A member of another map, whose place does not matter.</summary>
    public static MemberModel Describe(ParsedMember member) => Build(member, 0, new(0, 0, 0));

    private static MemberModel Build(ParsedMember member, int index, PlacementModel placement) => new(
        index,
        member.Name,
        TypeNames.Escape(member.Name),
        RawName(member),
        TypeNames.Full(member.Property.Type),
        member.Property.DeclaredAccessibility == Accessibility.Public ? "public" : "internal",
        member.Table,
        member.Range.Start,
        member.Range.Count,
        member.Codec.Mask,
        member.Attribute.Unit,
        member.Codec.Wire,
        member.Codec.Codec,
        member.ValueRange,
        member.Attribute.IsView,
        member.IsWritable,
        member.Attribute.WritesMultiple,
        RoleParser.Readers(member.Declaration),
        RoleParser.Writers(member.Declaration),
        placement,
        member.Atomic)
    {
        SetBy = member.SetBy,
        OfferedSetter = member.IsInherited || Inheritance.OfferedSetter(member.Property) is not { } accessibility ? null : SyntaxFacts.GetText(accessibility),
    };

    private static string RawName(ParsedMember member)
    {
        string name = "raw" + member.Name;
        while (!member.Declaration.Map.GetMembers(name).IsEmpty || !member.Property.ContainingType.GetMembers(name).IsEmpty)
        {
            name += "_";
        }

        return name;
    }
}
