using Coilwright.Generators.Parsing;

namespace Coilwright.Analyzers.Advice;

/// <summary>CW1027: a member that would be writable, were it not wider than a write.</summary>
internal static class WidthAdvice
{
    public static void Check(ParsedMember member, ParseContext context)
    {
        // That of a write group is an error of its own.
        if (member.IsMeantToBeWritten && !member.FitsWriteRequest && KnownSymbols.Find(member.Property, context.Known.WriteGroup) is null)
        {
            context.Advise(
                Rule.WiderThanWrite, member.Attribute.Data, "Length", member.Name, Text.Of(member.Codec.Count), Text.Of(WritePlanner.Limit(member.Table)));
        }
    }
}
