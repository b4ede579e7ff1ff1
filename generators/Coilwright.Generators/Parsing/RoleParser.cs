using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads which roles a property is open to.</summary>
internal static class RoleParser
{
    // The values of Coilwright.Modbus.MemberAccess.
    private const int ReadOnly = 1;
    private const int WriteOnly = 2;

    /// <summary>The roles that may read, as literals; none where everybody may.</summary>
    public static EquatableArray<string> Readers(MemberDeclaration member) => Named(member, except: WriteOnly);

    /// <summary>The roles that may write, as literals; none where everybody may.</summary>
    public static EquatableArray<string> Writers(MemberDeclaration member) => Named(member, except: ReadOnly);

    private static EquatableArray<string> Named(MemberDeclaration member, int except) => member.Property.GetAttributes()
        .Where(attribute => KnownSymbols.Is(attribute, member.Context.Known.RequiresRole) && attribute.Named("Access", 0) != except)
        .SelectMany(RolesOf)
        .Select(role => SymbolDisplay.FormatLiteral(role, quote: true))
        .ToEquatableArray();

    /// <summary>The roles that an attribute names: one, then an array of others.</summary>
    public static IEnumerable<string> RolesOf(AttributeData attribute) => attribute.ConstructorArguments
        .SelectMany(argument => argument.Kind != TypedConstantKind.Array ? [argument]
            : argument.IsNull ? []
            : argument.Values.AsEnumerable())
        .Select(role => role.Value)
        .OfType<string>();
}
