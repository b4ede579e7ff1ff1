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
    public static void Check(INamedTypeSymbol type, ParsedMap map, ParseContext context, Compilation compilation)
    {
        Check(RegisterTable.InputRegister);
        Check(RegisterTable.HoldingRegister);

        void Check(RegisterTable table)
        {
            if (ManualAddress.AllOf(map, table, context) is not { Count: > 0 } addresses
                || Place(addresses) is not { } place
                || BaseAddresses.AreGiven(type, context.Known, compilation, context.CancellationToken))
            {
                return;
            }

            int first = ManualAddress.FirstOf(table)!.Value;
            int least = addresses[0].Value;
            int greatest = addresses[addresses.Count - 1].Value;
            context.Advise(
                Rule.AddressInManualStyle,
                place,
                "",
                type.Name,
                table.Describe() + "s",
                Text.Span(least, greatest),
                Text.Span(least - first, greatest - first));
        }

        // Fixes are for what is reported in a file of the type itself. What a map says that this one is derived from is reported there.
        AttributeData? Place(IReadOnlyList<ManualAddress> addresses) =>
            addresses.FirstOrDefault(address => MapBases.Declares(type, address.Property))?.Attribute
            ?? (addresses.All(address => MapBases.IsMap(address.Property.ContainingType, context.Known)) ? null : KnownSymbols.Find(type, context.Known.Map));
    }
}
