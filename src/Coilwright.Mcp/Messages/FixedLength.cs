using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Coilwright.Mcp.Messages;

/// <summary>Strings, byte arrays and lists that take the same room whatever they hold.</summary>
internal static class FixedLength
{
    /// <summary>Refuses what does not fit.</summary>
    public static void Check(int length, int most)
    {
        if (length > most)
        {
            ThrowTooLong(length, most);
        }
    }

    [DoesNotReturn]
    private static void ThrowTooLong(int length, int most) => throw new InvalidOperationException(string.Create(
        CultureInfo.InvariantCulture, $"A value of length {length} does not fit into a field of Length = {most}; shorten it before it is encoded."));
}
