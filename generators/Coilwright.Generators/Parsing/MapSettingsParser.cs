using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the map's attribute. What it leaves out is as the base says that the map is derived from, if that is a map.</summary>
internal static class MapSettingsParser
{
    private const int MostRegisters = 125;
    private const int MostBits = 2000;

    public static MapSettings Parse(INamedTypeSymbol type, ParseContext context)
    {
        MapSettings inherited = MapBases.MapOf(type, context.Known) is { } map
            ? Parse(map, new ParseContext(context.Known, null, context.CancellationToken))
            : new(RegisterOrder.ABCD, 0, MostRegisters, MostBits, []);
        if (KnownSymbols.Find(type, context.Known.Map) is not { } attribute)
        {
            return inherited;
        }

        return new(
            (RegisterOrder)Read("Order", (int)inherited.Order, 0, (int)RegisterOrder.DCBA),
            Read("MaxGap", inherited.MaxGap, 0, MostBits),
            Read("MaxRegistersPerRead", inherited.MaxRegistersPerRead, 1, MostRegisters),
            Read("MaxBitsPerRead", inherited.MaxBitsPerRead, 1, MostBits),
            [.. inherited.Forbidden, .. Forbidden(type, context)]);

        int Read(string name, int unset, int min, int max)
        {
            int value = attribute.Named(name, unset);
            if (value >= min && value <= max)
            {
                return value;
            }

            context.Report(Rule.MapSettingOutOfRange, attribute, name, name, Text.Of(value), $"{min} to {max}");
            return unset;
        }
    }

    private static IEnumerable<(RegisterTable Table, AddressRange Range)> Forbidden(INamedTypeSymbol type, ParseContext context)
    {
        foreach (AttributeData attribute in type.GetAttributes().Where(attribute => KnownSymbols.Is(attribute, context.Known.ForbiddenRange)))
        {
            if (attribute.ConstructorArguments.Length != 3
                || attribute.ConstructorArguments[0].Value is not int table
                || attribute.ConstructorArguments[1].Value is not int first
                || attribute.ConstructorArguments[2].Value is not int last)
            {
                continue;
            }

            if (table is < 0 or > (int)RegisterTable.HoldingRegister)
            {
                context.Report(Rule.MapSettingOutOfRange, attribute, "", "The table of ForbiddenRange", Text.Of(table), $"0 to {Text.Of((int)RegisterTable.HoldingRegister)}");
                continue;
            }

            if (first < 0 || last < first || last > ushort.MaxValue)
            {
                context.Report(Rule.MapSettingOutOfRange, attribute, "", "ForbiddenRange", $"{Text.Address(first)} to {Text.Address(last)}", "0 to 65535, in this order");
                continue;
            }

            yield return ((RegisterTable)table, new(first, last - first + 1));
        }
    }
}
