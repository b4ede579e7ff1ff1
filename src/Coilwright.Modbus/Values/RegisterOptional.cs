using System.Buffers.Binary;

namespace Coilwright.Modbus.Values;

/// <summary>Values that are not plain numbers, where the device may say that it has none by a pattern of bits.</summary>
public static class RegisterOptional
{
    /// <summary>Writes a value, or the pattern that says that there is none.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="data">All its registers: 1, 2 or 4.</param>
    /// <param name="value">The value, or <see langword="null"/>.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="encode">Writes a value.</param>
    public static void Write<T>(Span<byte> data, T? value, ulong pattern, Action<T, Span<byte>> encode)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(encode);
        if (value is { } present)
        {
            encode(present, data);
        }
        else
        {
            WritePattern(data, pattern);
        }
    }

    private static void WritePattern(Span<byte> data, ulong pattern)
    {
        switch (data.Length)
        {
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(data, (ushort)pattern);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32BigEndian(data, (uint)pattern);
                break;
            default:
                BinaryPrimitives.WriteUInt64BigEndian(data, pattern);
                break;
        }
    }
}
