using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Coilwright.Modbus.Pdus;

/// <summary>Registers as they travel: two bytes each, most significant first (specification V1.1b3, 4.2). Vectorised.</summary>
public static class PackedRegisters
{
    /// <summary>Reads registers from their bytes.</summary>
    /// <param name="data">The bytes; those behind the last value are ignored.</param>
    /// <param name="values">The registers in the machine's own byte order.</param>
    /// <exception cref="ArgumentException">There are fewer registers than values.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, Span<ushort> values)
    {
        if (data.Length < values.Length * 2)
        {
            throw new ArgumentException($"{values.Length} registers take {values.Length * 2} bytes, not {data.Length}.", nameof(data));
        }

        ReadOnlySpan<ushort> packed = MemoryMarshal.Cast<byte, ushort>(data[..(values.Length * 2)]);
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(packed, values);
        }
        else
        {
            packed.CopyTo(values);
        }
    }

    /// <summary>Writes registers to their bytes.</summary>
    /// <param name="values">The registers in the machine's own byte order; they are not changed.</param>
    /// <param name="data">The bytes, at least two for each register.</param>
    /// <exception cref="ArgumentException">The bytes do not hold all registers.</exception>
    public static void Pack(ReadOnlySpan<ushort> values, Span<byte> data)
    {
        if (data.Length < values.Length * 2)
        {
            throw new ArgumentException($"{values.Length} registers take {values.Length * 2} bytes, not {data.Length}.", nameof(data));
        }

        Span<ushort> packed = MemoryMarshal.Cast<byte, ushort>(data[..(values.Length * 2)]);
        if (BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(values, packed);
        }
        else
        {
            values.CopyTo(packed);
        }
    }
}
