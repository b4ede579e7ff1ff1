using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What the types on the wire are and which one a property has of itself.</summary>
internal static class WireTypes
{
    /// <summary>The type on the wire of a property that names none, or <see cref="WireType.Inferred"/> where there is no natural one.</summary>
    public static WireType Infer(SpecialType type) => type switch
    {
        SpecialType.System_SByte or SpecialType.System_Int16 => WireType.Int16,
        SpecialType.System_Byte or SpecialType.System_UInt16 => WireType.UInt16,
        SpecialType.System_Int32 => WireType.Int32,
        SpecialType.System_UInt32 => WireType.UInt32,
        SpecialType.System_Int64 => WireType.Int64,
        SpecialType.System_UInt64 => WireType.UInt64,
        SpecialType.System_Single => WireType.Single,
        SpecialType.System_Double => WireType.Double,
        NumberType.Half => WireType.Half,
        _ => WireType.Inferred,
    };

    /// <summary>How many registers a value fills.</summary>
    public static int Registers(this WireType type) => type switch
    {
        WireType.Int16 or WireType.UInt16 or WireType.Half or WireType.Bcd16 => 1,
        WireType.Int32 or WireType.UInt32 or WireType.Single or WireType.Bcd32 or WireType.UnixSeconds or WireType.SecondsSince2000 => 2,
        WireType.CalendarBytes or WireType.CalendarBcd => 3,
        WireType.CalendarRegisters => 6,
        _ => 4,
    };

    /// <summary>Whether whole numbers stand there, be it in decimal digits.</summary>
    public static bool IsInteger(this WireType type) => IntegerRange.Of(type) is not null;

    /// <summary>Whether points in time stand there.</summary>
    public static bool IsTime(this WireType type) => type is >= WireType.UnixSeconds and <= WireType.CalendarBcd;

    public static bool IsSigned(this WireType type) => type is WireType.Int16 or WireType.Int32 or WireType.Int64;

    /// <summary>Whether numbers of the keyword's type can be mapped: the integers, float, double and decimal.</summary>
    public static bool IsNumber(SpecialType type) => IsFractional(type) || IntegerRange.Of(type) is not null;

    public static bool IsFractional(SpecialType type) =>
        type is SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal;

    /// <summary>The C# keyword of a number's type.</summary>
    public static string Keyword(SpecialType type) => type switch
    {
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        NumberType.Half => "global::System.Half",
        _ => "decimal",
    };
}
