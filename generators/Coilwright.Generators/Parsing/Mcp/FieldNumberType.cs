using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>The C# numbers that messages carry.</summary>
/// <param name="Keyword">The keyword.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="IsSigned">Whether it has a sign.</param>
/// <param name="IsFloat">Whether it is a floating-point number.</param>
internal sealed record FieldNumberType(string Keyword, int Size, bool IsSigned, bool IsFloat = false)
{
    public static FieldNumberType Long { get; } = new("long", 8, IsSigned: true);

    public static FieldNumberType? Find(SpecialType type) => type switch
    {
        SpecialType.System_SByte => new("sbyte", 1, IsSigned: true),
        SpecialType.System_Byte => new("byte", 1, IsSigned: false),
        SpecialType.System_Int16 => new("short", 2, IsSigned: true),
        SpecialType.System_UInt16 => new("ushort", 2, IsSigned: false),
        SpecialType.System_Int32 => new("int", 4, IsSigned: true),
        SpecialType.System_UInt32 => new("uint", 4, IsSigned: false),
        SpecialType.System_Int64 => Long,
        SpecialType.System_UInt64 => new("ulong", 8, IsSigned: false),
        SpecialType.System_Single => new("float", 4, IsSigned: true, IsFloat: true),
        SpecialType.System_Double => new("double", 8, IsSigned: true, IsFloat: true),
        _ => null,
    };
}
