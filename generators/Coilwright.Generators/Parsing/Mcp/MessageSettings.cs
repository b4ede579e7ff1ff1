using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>What a message says of all its fields.</summary>
internal sealed record MessageSettings(MessageLayout Layout, bool IsBigEndian, IReadOnlyList<int> Reserved)
{
    /// <summary>The last value of <c>McpEndianness</c>.</summary>
    public const int LastEndianness = 1;

    public bool IsPacked => Layout == MessageLayout.Packed;

    public static MessageSettings Of(INamedTypeSymbol type, KnownSymbols known)
    {
        AttributeData? message = type.GetAttributes().FirstOrDefault(attribute => KnownSymbols.Is(attribute, known.Message));
        AttributeData? reserved = type.GetAttributes().FirstOrDefault(attribute => KnownSymbols.Is(attribute, known.Reserved));
        IEnumerable<int> numbers = reserved?.Argument() is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? list.Values.Select(value => value.Value).OfType<int>()
            : [];
        return new((MessageLayout)(message?.Named("Layout", 0) ?? 0), message?.Named("Endianness", 0) == 1, [.. numbers]);
    }
}
