using System.Globalization;

namespace Coilwright.Generators.Parsing;

/// <summary>Numbers as text in the invariant culture.</summary>
internal static class Text
{
    public static string Of(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>An address as manuals print it: <c>0x0014</c>; one that is out of range as a plain number.</summary>
    public static string Address(long address) =>
        address is >= 0 and <= ushort.MaxValue ? "0x" + address.ToString("X4", CultureInfo.InvariantCulture) : Of(address);
}
