namespace Coilwright.Modbus.Values;

/// <summary>An array whose elements are read and written one by one. Made by generated code.</summary>
/// <typeparam name="T">The type of an element.</typeparam>
/// <param name="member">The name of the property, for errors.</param>
/// <param name="size">The bytes that an element fills: 2, 4 or 8.</param>
/// <param name="decode">Reads an element.</param>
/// <param name="encode">Writes an element.</param>
public sealed class RegisterArrayCodec<T>(string member, int size, Func<ReadOnlySpan<byte>, T> decode, Action<T, Span<byte>> encode) : RegisterCodec<T[]>
{
    /// <inheritdoc/>
    public override T[] Decode(ReadOnlySpan<byte> data) => RegisterArray.Read(data, size, null, decode);

    /// <inheritdoc/>
    public override void Encode(T[] value, Span<byte> data) => RegisterArray.Write(data, size, value, member, encode);

    internal override void CheckRead(ReadOnlySpan<byte> data)
    {
        for (int at = 0; at < data.Length; at += size)
        {
            decode(data.Slice(at, size));
        }
    }

    internal override void CheckWritten(ReadOnlySpan<byte> data)
    {
        Span<byte> again = stackalloc byte[size];
        for (int at = 0; at < data.Length; at += size)
        {
            encode(decode(data.Slice(at, size)), again);
        }
    }
}
