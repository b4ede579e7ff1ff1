namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>A converter as a user would write it: a letter in the low byte.</summary>
internal static class LetterConverter
{
    public static char Decode(ReadOnlySpan<byte> data) => (char)data[1];

    public static void Encode(char value, Span<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 'Z');
        data[0] = 0;
        data[1] = (byte)value;
    }
}
