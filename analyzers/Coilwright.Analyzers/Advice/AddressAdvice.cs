using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Advice;

/// <summary>
/// CW1019: addresses as old manuals number them, with the digit of the table in front. Some devices really have registers there, SunSpec
/// from 40000 on, so all addresses of a table have to be of that kind, and no base address may move them.
/// </summary>
internal static class AddressAdvice
{
    private const int Numbers = 9999;

    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context, Compilation compilation)
    {
        Check(RegisterTable.InputRegister, 30001);
        Check(RegisterTable.HoldingRegister, 40001);

        void Check(RegisterTable table, int first)
        {
            ParsedMember[] members = [.. map.Members.Where(member => member.Table == table).OrderBy(member => member.Range.Start)];
            if (members.Length > 0
                && members.All(member => member.Range.Start >= first && member.Range.Start < first + Numbers)
                && !BaseAddresses.AreGiven(type, compilation, context.CancellationToken))
            {
                int least = members[0].Range.Start;
                int greatest = members[members.Length - 1].Range.Start;
                context.Advise(
                    Rule.AddressInManualStyle,
                    members[0].Attribute.Data,
                    "",
                    type.Name,
                    table.Describe() + "s",
                    Text.Span(least, greatest),
                    Text.Span(least - first, greatest - first));
            }
        }
    }
}
