using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds the members by which others are scaled.</summary>
internal static class ScaleSourceParser
{
    private const string Reason = "no whole number in one or two registers has this name, here or in a map around it";

    /// <summary>The members with their scales, and how many maps outward the scales reach.</summary>
    public static (EquatableArray<MemberModel> Members, int Reach) Parse(
        INamedTypeSymbol type, IReadOnlyList<ParsedMember> parsed, EquatableArray<MemberModel> models, string outerName, ParseContext context)
    {
        var members = new List<MemberModel>();
        int reach = 0;
        foreach (MemberModel model in models)
        {
            MemberAttribute attribute = parsed[model.Index].Attribute;
            if (attribute.ScaleFrom is not { } name)
            {
                members.Add(model);
                continue;
            }

            if (MemberReference.Find(name, type, parsed, context) is not { } found)
            {
                parsed[model.Index].Declaration.Report(Rule.ReferenceDoesNotFit, "ScaleFrom", name, Reason);
                members.Add(model);
                continue;
            }

            reach = Math.Max(reach, found.Distance);
            bool isElsewhere = found.Distance == 0 && Own(models, found).Placement.Block != model.Placement.Block;
            MemberModel source = found.Distance == 0 ? Own(models, found) : MemberModels.Describe(found.Member);
            string access = string.Concat(Enumerable.Repeat(outerName + "!.", found.Distance)) + TypeNames.Escape(found.Member.Name);
            members.Add(model with { Scale = new(access, found.Reference, source, attribute.IsDivisor, found.Distance > 0, isElsewhere) });
        }

        return (members.ToEquatableArray(), reach);
    }

    private static MemberModel Own(EquatableArray<MemberModel> models, MemberReference found) => models.First(model => model.Name == found.Member.Name);
}
