namespace Coilwright.Generators.Emit;

/// <summary>A place in a span of bytes that generated code has at hand.</summary>
/// <param name="Span">The span's name.</param>
/// <param name="Offset">The byte.</param>
/// <param name="Bit">The bit within it.</param>
internal readonly record struct Cursor(string Span, int Offset, int Bit)
{
    /// <summary>Everything from here: <c>data[98..]</c>.</summary>
    public string Rest => Offset == 0 ? Span : $"{Span}[{Offset}..]";

    /// <summary>So many bytes from here: <c>data[64..80]</c>.</summary>
    public string Take(int size) => Offset == 0 ? $"{Span}[..{size}]" : $"{Span}[{Offset}..{Offset + size}]";

    /// <summary>One byte: <c>data[97]</c>.</summary>
    public string Byte(int distance) => $"{Span}[{Offset + distance}]";

    /// <summary>The bit from here on, counted from the start of the span.</summary>
    public int AbsoluteBit => (Offset * 8) + Bit;
}
