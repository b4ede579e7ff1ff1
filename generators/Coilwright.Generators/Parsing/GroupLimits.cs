using Coilwright.Generators.Model;

namespace Coilwright.Generators.Parsing;

/// <summary>Whether the requests that the element of a group was planned with can be made where the group stands.</summary>
internal static class GroupLimits
{
    public static void Check(ParsedGroup group, int count, int stride, MapSettings settings, ParseContext context)
    {
        var silent = new ParseContext(context.Known, null, context.CancellationToken);
        MapSettings own = MapSettingsParser.Parse(group.Element, silent);
        var plan = ReadPlan.For(MemberParser.Parse(group.Element, own, silent), own);
        string? reason = plan.Blocks.Select(block => WhyNot(block, group, count, stride, settings)).FirstOrDefault(reason => reason is not null);
        if (reason is not null)
        {
            context.Report(Rule.GroupDoesNotFit, group.Property, group.Name, reason);
        }
    }

    private static string? WhyNot(BlockModel block, ParsedGroup group, int count, int stride, MapSettings settings)
    {
        int limit = settings.ReadLimit(block.Table);
        if (block.Count > limit)
        {
            string setting = block.Table.IsBits() ? "MaxBitsPerRead" : "MaxRegistersPerRead";
            return $"'{group.Element.Name}' is read by requests of {Text.Of(block.Count)} {block.Table.Describe()}s, but {setting} is {Text.Of(limit)} here: give '{group.Element.Name}' the same";
        }

        AddressRange first = new(group.Address + block.Address, block.Count);
        AddressRange all = new(first.Start, ((count - 1) * stride) + block.Count);
        foreach (AddressRange forbidden in settings.ForbiddenIn(block.Table).Where(all.Meets))
        {
            int index = Math.Max(0, (forbidden.Start - first.End) / Math.Max(1, stride));
            for (; index < count && first.Start + (index * stride) < forbidden.End; index++)
            {
                if (forbidden.Meets(new(first.Start + (index * stride), block.Count)))
                {
                    return $"'{group.Element.Name}' is read across the forbidden {Text.Addresses(forbidden.Start, forbidden.End - 1)}: lower its MaxGap, or map it elsewhere";
                }
            }
        }

        return null;
    }
}
