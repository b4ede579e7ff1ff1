using System.Buffers.Binary;
using Coilwright.Modbus.Values;
using CsCheck;

namespace Coilwright.Modbus.Tests.Values;

public sealed class RegisterBitsTests
{
    private static readonly Gen<(ushort Register, int Bit, int Count, ushort Value)> Cases =
        from register in Gen.UShort
        from bit in Gen.Int[0, 15]
        from count in Gen.Int[1, 16 - bit]
        from value in Gen.UShort
        select (register, bit, count, value);

    [Fact]
    public void Bits_come_back_and_leave_the_others_alone_row_23() => Cases.Sample(test =>
    {
        int mask = (1 << test.Count) - 1;
        ushort value = (ushort)(test.Value & mask);
        byte[] data = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(data, test.Register);
        RegisterBits.Write(data, test.Bit, test.Count, value, "Bits");
        int others = BinaryPrimitives.ReadUInt16BigEndian(data) ^ test.Register;
        return RegisterBits.Read(data, test.Bit, test.Count) == value && (others & ~(mask << test.Bit)) == 0;
    });

    [Fact]
    public void Signed_bits_come_back_row_23() => Cases.Sample(test =>
    {
        short value = RegisterBits.ExtendSign(test.Value, test.Count);
        byte[] data = new byte[2];
        RegisterBits.WriteSigned(data, test.Bit, test.Count, value, "Bits");
        return RegisterBits.ReadSigned(data, test.Bit, test.Count) == value;
    });

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RegisterBits.Write(new byte[2], 0, 3, 8, "Bits"));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegisterBits.WriteSigned(new byte[2], 0, 3, 4, "Bits"));
        Assert.Throws<ArgumentOutOfRangeException>(() => RegisterBits.WriteSigned(new byte[2], 0, 3, -5, "Bits"));
    }
}
