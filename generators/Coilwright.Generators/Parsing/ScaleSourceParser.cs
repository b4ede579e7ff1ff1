using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds the members by which others are scaled.</summary>
internal static class ScaleSourceParser
{
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

            MemberReference? found = MemberReference.Find(name, type, parsed, context, out string reason);
            if (found is null || IsPolledApart(parsed[model.Index], found, type, context.Known, out reason))
            {
                parsed[model.Index].Declaration.Report(Rule.ReferenceDoesNotFit, "ScaleFrom", name, reason);
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

    // A value without its scale would be scaled by what an earlier read gave.
    private static bool IsPolledApart(ParsedMember member, MemberReference scale, INamedTypeSymbol type, KnownSymbols known, out string reason)
    {
        string own = PollNames.Of(member);
        string ofScale = PollNames.Of(scale.Member);
        IEnumerable<string> polled = scale.Distance == 0 ? [own] : PollNames.Of(scale.Map, type, own, known);
        string? apart = polled.FirstOrDefault(name => name != ofScale);
        reason = $"it is read with poll group '{ofScale}', and '{member.Name}' with '{apart}'";
        return apart is not null;
    }

    private static MemberModel Own(EquatableArray<MemberModel> models, MemberReference found) => models.First(model => model.Name == found.Member.Name);
}
