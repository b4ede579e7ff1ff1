using System.Runtime.CompilerServices;
using System.Text;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageWriter
{
    /// <summary>Writes a value by its codec.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T, TCodec>(T value)
        where TCodec : IValueCodec<T>
    {
        MessageWriter copy = this;
        TCodec.Write(ref copy, value);
        this = copy;
    }

    /// <summary>Writes zeros as padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WritePadding(int count) => Take(count).Clear();

    /// <summary>Writes a string of fixed length as UTF-8, padded with zeros.</summary>
    /// <exception cref="InvalidOperationException">The string takes more bytes.</exception>
    public void WriteFixedString(string? value, int length)
    {
        int size = Utf8Text.SizeOf(value);
        FixedLength.Check(size, length);
        Span<byte> destination = Take(length);
        _ = Encoding.UTF8.GetBytes(value, destination);
        destination[size..].Clear();
    }

    /// <summary>Writes a byte array of fixed length, padded with zeros.</summary>
    /// <exception cref="InvalidOperationException">There are more bytes.</exception>
    public void WriteFixedBytes(ReadOnlySpan<byte> value, int length)
    {
        FixedLength.Check(value.Length, length);
        Span<byte> destination = Take(length);
        value.CopyTo(destination);
        destination[value.Length..].Clear();
    }
}
