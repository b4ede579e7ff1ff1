using Coilwright.Generators.Parsing;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1024: a map has write groups, and a member that could be written is in none of them.</summary>
internal static class WriteGroupAdvice
{
    public static void Check(ParsedMap map, ParseContext context)
    {
        ILookup<bool, ParsedMember> members = map.Members.ToLookup(member => KnownSymbols.Find(member.Property, context.Known.WriteGroup) is not null);
        if (members[true].FirstOrDefault() is not { } grouped)
        {
            return;
        }

        foreach (ParsedMember member in members[false].Where(member => !member.IsInherited && member.IsWritable && !member.Attribute.IsView))
        {
            context.Advise(Rule.WritableInNoGroup, member.Attribute.Data, "", member.Name, grouped.Name);
        }
    }
}
