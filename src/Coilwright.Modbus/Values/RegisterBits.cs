using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

/// <summary>
/// Single bits and bit ranges of one register. Bit 0 is the least significant of the register as the device has it: where its order swaps
/// the bytes of registers, they are swapped back first.
/// </summary>
public static class RegisterBits
{
    /// <summary>Reads adjacent bits as an unsigned number.</summary>
    /// <param name="register">The register, two bytes.</param>
    /// <param name="bit">The least significant of them, 0 to 15.</param>
    /// <param name="count">How many, 1 to 16; <paramref name="bit"/> and <paramref name="count"/> together at most 16.</param>
    /// <param name="order">The order of the register's bytes: BADC and DCBA swap them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort Read(ReadOnlySpan<byte> register, int bit, int count, RegisterOrder order = RegisterOrder.ABCD) =>
        unchecked((ushort)((ReadRegister(register, order) >> bit) & ((1 << count) - 1)));

    /// <summary>Reads adjacent bits as a number in two's complement.</summary>
    /// <inheritdoc cref="Read"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ReadSigned(ReadOnlySpan<byte> register, int bit, int count, RegisterOrder order = RegisterOrder.ABCD) =>
        ExtendSign(Read(register, bit, count, order), count);

    /// <summary>Takes the lowest <paramref name="count"/> bits, 1 to 16, for a number in two's complement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static short ExtendSign(ushort bits, int count) => unchecked((short)((short)(bits << (16 - count)) >> (16 - count)));

    /// <summary>Writes adjacent bits and leaves the others of the register as they are.</summary>
    /// <param name="register">The register, two bytes.</param>
    /// <param name="bit">The least significant of them, 0 to 15.</param>
    /// <param name="count">How many, 1 to 16.</param>
    /// <param name="value">The number, signed or unsigned.</param>
    /// <param name="member">The name of the property, for the error.</param>
    /// <param name="order">The order of the register's bytes: BADC and DCBA swap them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not fit.</exception>
    public static void Write(Span<byte> register, int bit, int count, ushort value, string member, RegisterOrder order = RegisterOrder.ABCD)
    {
        if (value >> count != 0)
        {
            RegisterNumber.ThrowNotHeld(value, 0, (1 << count) - 1, member);
        }

        Merge(register, bit, count, value, order);
    }

    /// <summary>Writes adjacent bits in two's complement and leaves the others of the register as they are.</summary>
    /// <inheritdoc cref="Write"/>
    public static void WriteSigned(Span<byte> register, int bit, int count, short value, string member, RegisterOrder order = RegisterOrder.ABCD)
    {
        int limit = 1 << (count - 1);
        if (value < -limit || value >= limit)
        {
            RegisterNumber.ThrowNotHeld(value, -limit, limit - 1, member);
        }

        Merge(register, bit, count, value, order);
    }

    /// <summary>Sets or clears the bits of a mask within one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(ref byte bits, byte mask, bool value) => bits = unchecked((byte)(value ? bits | mask : bits & ~mask));

    private static void Merge(Span<byte> register, int bit, int count, int value, RegisterOrder order)
    {
        int mask = ((1 << count) - 1) << bit;
        int others = ReadRegister(register, order) & ~mask;
        ushort merged = unchecked((ushort)(others | ((value << bit) & mask)));
        if (order.SwapsBytes())
        {
            BinaryPrimitives.WriteUInt16LittleEndian(register, merged);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(register, merged);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort ReadRegister(ReadOnlySpan<byte> register, RegisterOrder order) => order.SwapsBytes()
        ? BinaryPrimitives.ReadUInt16LittleEndian(register)
        : BinaryPrimitives.ReadUInt16BigEndian(register);
}
