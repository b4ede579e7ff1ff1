using System.Globalization;

namespace Coilwright.Generators.Parsing;

/// <summary>Numbers as text in the invariant culture.</summary>
internal static class Text
{
    public static string Of(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>An address as manuals print it: <c>0x0014</c>; one that is out of range as a plain number.</summary>
    public static string Address(long address) =>
        address is >= 0 and <= ushort.MaxValue ? "0x" + address.ToString("X4", CultureInfo.InvariantCulture) : Of(address);

    /// <summary>From one address to another, or the one that it is: <c>addresses 0x0014 to 0x0015</c>.</summary>
    public static string Addresses(long first, long last) =>
        first == last ? "address " + Address(first) : "addresses " + Address(first) + " to " + Address(last);

    /// <summary>From one number to another, or the one that it is: <c>40001 to 40005</c>.</summary>
    public static string Span(int first, int last) => first == last ? Of(first) : Of(first) + " to " + Of(last);
}
