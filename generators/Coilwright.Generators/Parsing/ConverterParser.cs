using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Settles a property that a class of the user's reads and writes.</summary>
internal static class ConverterParser
{
    public static ParsedCodec? Parse(MemberDeclaration member)
    {
        INamedTypeSymbol converter = member.Attribute.Converter!;
        if (!PlainParser.Check(member) || !LengthParser.Check(member, 1))
        {
            return null;
        }

        if (WhyNot(converter, member) is { } reason)
        {
            member.Report(Rule.ConverterDoesNotFit, "Converter", TypeNames.Readable(converter), reason);
            return null;
        }

        var codec = new SpecialCodecModel(
            SpecialForm.Converter, RegisterOrder.ABCD, TypeNames.Full(member.Property.Type), TypeNames.Full(converter), default);
        return new(codec, member.Attribute.Length, converter.Name);
    }

    private static string? WhyNot(INamedTypeSymbol converter, MemberDeclaration member)
    {
        string type = TypeNames.Readable(member.Property.Type);
        return !TypeNames.IsAccessibleBeside(converter, member.Map) ? "it is not accessible"
            : !Has(converter, "Decode", method => IsSame(method.ReturnType, member.Property.Type) && Takes(method, "ReadOnlySpan"))
                ? $"it has no 'static {type} Decode(ReadOnlySpan<byte> data)'"
            : !Has(converter, "Encode", method => method.ReturnsVoid && Takes(method, member.Property.Type, "Span"))
                ? $"it has no 'static void Encode({type} value, Span<byte> data)'"
            : null;
    }

    private static bool Has(INamedTypeSymbol converter, string name, Func<IMethodSymbol, bool> fits) =>
        converter.GetMembers(name).OfType<IMethodSymbol>().Any(method =>
            method is { IsStatic: true, Arity: 0, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal }
            && fits(method));

    private static bool Takes(IMethodSymbol method, string span) => method.Parameters.Length == 1 && IsSpan(method.Parameters[0], span);

    private static bool Takes(IMethodSymbol method, ITypeSymbol value, string span) =>
        method.Parameters.Length == 2 && IsSame(method.Parameters[0].Type, value) && IsSpan(method.Parameters[1], span);

    private static bool IsSpan(IParameterSymbol parameter, string name) =>
        parameter is { RefKind: RefKind.None, Type: INamedTypeSymbol { Arity: 1 } type }
        && type.Name == name
        && type.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    private static bool IsSame(ITypeSymbol left, ITypeSymbol right) => SymbolEqualityComparer.Default.Equals(left, right);
}
