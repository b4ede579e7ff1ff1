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
        _ => "double",
    };

    /// <summary>The unsigned integer of the same width, in which patterns are compared.</summary>
    public static WireType Bits(WireType wire) => wire switch
    {
        WireType.Int16 or WireType.UInt16 => WireType.UInt16,
        WireType.Int32 or WireType.UInt32 or WireType.Single => WireType.UInt32,
        _ => WireType.UInt64,
    };

    public static string Read(WireType wire, RegisterOrder order, string source) => Call("Read", wire, order, source);

    public static string Write(WireType wire, RegisterOrder order, string destination, string value) =>
        Call("Write", wire, order, $"{destination}, {value}");

    /// <summary>A raw value made of its bits.</summary>
    public static string FromBits(WireType wire, string bits) => wire switch
    {
        WireType.UInt16 or WireType.UInt32 or WireType.UInt64 => bits,
        WireType.Single => $"{Names.BitConverter}.UInt32BitsToSingle({bits})",
        WireType.Double => $"{Names.BitConverter}.UInt64BitsToDouble({bits})",
        _ => $"unchecked(({Keyword(wire)}){bits})",
    };

    /// <summary>The bits of a raw value.</summary>
    public static string ToBits(WireType wire, string value) => wire switch
    {
        WireType.UInt16 or WireType.UInt32 or WireType.UInt64 => value,
        WireType.Single => $"{Names.BitConverter}.SingleToUInt32Bits({value})",
        WireType.Double => $"{Names.BitConverter}.DoubleToUInt64Bits({value})",
        _ => $"unchecked(({Keyword(Bits(wire))}){value})",
    };

    // Within one register there is no order of registers, only one of bytes.
    private static string Call(string verb, WireType wire, RegisterOrder order, string arguments)
    {
        bool single = wire is WireType.Int16 or WireType.UInt16;
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
