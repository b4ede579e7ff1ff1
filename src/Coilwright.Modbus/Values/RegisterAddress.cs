using System.Buffers.Binary;
using System.Net;

namespace Coilwright.Modbus.Values;

/// <summary>Network addresses in registers, first byte first, whatever the order of numbers.</summary>
public static class RegisterAddress
{
    private const int MostBytes = 16;

    /// <summary>Reads an IPv4 address from two registers or an IPv6 address from eight.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="current">What it was before: given back, and nothing allocated, if it is so still.</param>
    public static IPAddress ReadIP(ReadOnlySpan<byte> data, IPAddress? current)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        bool isSame = current is not null && current.TryWriteBytes(bytes, out int written) && data.SequenceEqual(bytes[..written]);
        return isSame ? current! : new IPAddress(data);
    }

    /// <summary>Writes an IPv4 address to two registers or an IPv6 address to eight.</summary>
    /// <param name="data">All its registers.</param>
    /// <param name="value">The address.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <exception cref="ArgumentOutOfRangeException">The address is null or of the other family.</exception>
    public static void WriteIP(Span<byte> data, IPAddress? value, string member)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (value is null || !value.TryWriteBytes(bytes, out int written) || written != data.Length)
        {
            throw new ArgumentOutOfRangeException(
                member, value, $"{member} takes an IPv{(data.Length == 4 ? 4 : 6)} address; nothing was written.");
        }

        bytes[..written].CopyTo(data);
    }

    /// <summary>Reads a hardware address from three registers, or from the last three of four.</summary>
    public static Eui48 ReadEui48(ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> address = data[^6..];
        return new(((ulong)BinaryPrimitives.ReadUInt16BigEndian(address) << 32) | BinaryPrimitives.ReadUInt32BigEndian(address[2..]));
    }

    /// <summary>Writes a hardware address to three registers, or to the last three of four; the first is zero then.</summary>
    public static void WriteEui48(Span<byte> data, Eui48 value)
    {
        data[..^6].Clear();
        Span<byte> address = data[^6..];
        BinaryPrimitives.WriteUInt16BigEndian(address, (ushort)(value.Value >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(address[2..], (uint)value.Value);
    }
}
