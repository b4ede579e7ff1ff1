using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>The calls that read and write a raw value in its byte order.</summary>
internal static class WireExpressions
{
    /// <summary>The C# keyword of a type on the wire.</summary>
    public static string Keyword(WireType wire) => wire switch
    {
        WireType.Int16 => "short",
        WireType.UInt16 => "ushort",
        WireType.Int32 => "int",
        WireType.UInt32 => "uint",
        WireType.Int64 => "long",
        WireType.UInt64 => "ulong",
        WireType.Single => "float",
        WireType.Half => "global::System.Half",
        WireType.Bcd16 => "ushort",
        WireType.Bcd32 => "uint",
        WireType.Bcd64 => "ulong",
        _ => "double",
    };

    /// <summary>The unsigned integer of the same width, in which patterns are compared.</summary>
    public static WireType Bits(WireType wire) => wire switch
    {
        WireType.Int16 or WireType.UInt16 or WireType.Half or WireType.Bcd16 => WireType.UInt16,
        WireType.Int32 or WireType.UInt32 or WireType.Single or WireType.Bcd32 => WireType.UInt32,
        _ => WireType.UInt64,
    };

    /// <summary>A raw value from its registers.</summary>
    public static string Read(WireType wire, RegisterOrder order, string source, string member) =>
        IsDigits(wire) ? FromBits(wire, ReadBits(wire, order, source), member) : Call("Read", wire, order, source);

    /// <summary>The bits of a raw value from its registers.</summary>
    public static string ReadBits(WireType wire, RegisterOrder order, string source) => Call("Read", Bits(wire), order, source);

    /// <summary>Writes a raw value.</summary>
    public static string Write(WireType wire, RegisterOrder order, string destination, string value, string member) => IsDigits(wire)
        ? WriteBits(wire, order, destination, ToBits(wire, value, member))
        : Call("Write", wire, order, $"{destination}, {value}");

    /// <summary>Writes the bits of a raw value.</summary>
    public static string WriteBits(WireType wire, RegisterOrder order, string destination, string bits) =>
        Call("Write", Bits(wire), order, $"{destination}, {bits}");

    private static bool IsDigits(WireType wire) => wire is WireType.Bcd16 or WireType.Bcd32 or WireType.Bcd64;

    /// <summary>A raw value made of its bits.</summary>
    public static string FromBits(WireType wire, string bits, string member) => wire switch
    {
        WireType.Bcd16 or WireType.Bcd32 or WireType.Bcd64 => $"{Names.Values}RegisterBcd.ToNumber({bits}, \"{member}\")",
        WireType.Half => $"{Names.BitConverter}.UInt16BitsToHalf({bits})",
        WireType.UInt16 or WireType.UInt32 or WireType.UInt64 => bits,
        WireType.Single => $"{Names.BitConverter}.UInt32BitsToSingle({bits})",
        WireType.Double => $"{Names.BitConverter}.UInt64BitsToDouble({bits})",
        _ => $"unchecked(({Keyword(wire)}){bits})",
    };

    /// <summary>The bits of a raw value.</summary>
    public static string ToBits(WireType wire, string value, string member) => wire switch
    {
        WireType.Bcd16 or WireType.Bcd32 or WireType.Bcd64 => $"{Names.Values}RegisterBcd.FromNumber({value}, \"{member}\")",
        WireType.Half => $"{Names.BitConverter}.HalfToUInt16Bits({value})",
        WireType.UInt16 or WireType.UInt32 or WireType.UInt64 => value,
        WireType.Single => $"{Names.BitConverter}.SingleToUInt32Bits({value})",
        WireType.Double => $"{Names.BitConverter}.DoubleToUInt64Bits({value})",
        _ => $"unchecked(({Keyword(Bits(wire))}){value})",
    };

    // Within one register there is no order of registers, only one of bytes.
    private static string Call(string verb, WireType wire, RegisterOrder order, string arguments)
    {
        bool single = wire is WireType.Int16 or WireType.UInt16 or WireType.Half;
        return order switch
        {
            RegisterOrder.ABCD => $"{Names.BinaryPrimitives}.{verb}{wire}BigEndian({arguments})",
            RegisterOrder.DCBA => $"{Names.BinaryPrimitives}.{verb}{wire}LittleEndian({arguments})",
            RegisterOrder.CDAB when single => $"{Names.BinaryPrimitives}.{verb}{wire}BigEndian({arguments})",
            RegisterOrder.BADC when single => $"{Names.BinaryPrimitives}.{verb}{wire}LittleEndian({arguments})",
            RegisterOrder.CDAB => $"{Names.Values}WordSwapped.{verb}{wire}({arguments})",
            _ => $"{Names.Values}ByteSwapped.{verb}{wire}({arguments})",
        };
    }
}
