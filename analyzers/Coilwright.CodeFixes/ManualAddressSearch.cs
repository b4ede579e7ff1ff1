using System.Globalization;
using Coilwright.Analyzers;
using Coilwright.Analyzers.Advice;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>
/// Finds all that has to be rewritten together when the addresses of a table become zero-based: of a map, of what it is derived from, of what is
/// derived from that, and of elements that have the addresses for their group.
/// </summary>
internal sealed class ManualAddressSearch
{
    private readonly RegisterTable _table;
    private readonly ParseContext _context;
    private readonly List<INamedTypeSymbol> _maps;

    private ManualAddressSearch(RegisterTable table, KnownSymbols known, Compilation compilation, CancellationToken cancellationToken)
    {
        _table = table;
        _context = new(known, null, cancellationToken);
        _maps = [.. DeclaredTypes.In(compilation.Assembly.GlobalNamespace).Where(type => MapBases.IsMap(type, known))];
    }

    /// <summary>The expressions that are addresses, with what takes their places; <see langword="null"/> where some of them cannot be changed, or should not.</summary>
    public static IReadOnlyDictionary<ExpressionSyntax, ExpressionSyntax>? Find(
        INamedTypeSymbol type, RegisterTable table, Compilation compilation, CancellationToken cancellationToken) =>
        KnownSymbols.From(compilation) is { Map: not null } known
            ? new ManualAddressSearch(table, known, compilation, cancellationToken).Find(type)
            : null;

    private Dictionary<ExpressionSyntax, ExpressionSyntax>? Find(INamedTypeSymbol start)
    {
        HashSet<INamedTypeSymbol> together = new(SymbolEqualityComparer.Default) { start.OriginalDefinition };
        var left = _maps.Select(map => (Map: map, Parsed: RegisterMapParser.Read(map, new(_context.Known, null, _context.CancellationToken)))).ToList();
        var found = new Dictionary<ExpressionSyntax, ExpressionSyntax>();
        while (left.FindIndex(map => TypesOf(map.Map, map.Parsed).Any(together.Contains)) is >= 0 and var index)
        {
            (INamedTypeSymbol map, ParsedMap? parsed) = left[index];
            left.RemoveAt(index);
            together.UnionWith(TypesOf(map, parsed));
            if (parsed is null || !Add(map, parsed, found))
            {
                return null;
            }
        }

        return found;
    }

    /// <summary>The types whose addresses of the table have to go on fitting each other.</summary>
    private IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol map, ParsedMap? parsed)
    {
        IEnumerable<INamedTypeSymbol> declaring = MapBases.Of(map).Prepend(map).Where(Declares);
        IEnumerable<INamedTypeSymbol> elements = parsed is null ? [] : ManualAddress.ElementsIn(parsed, _table, _context);
        return declaring.Concat(elements).Select(static type => type.OriginalDefinition);
    }

    private bool Declares(INamedTypeSymbol type) =>
        MapBases.IsMap(type, _context.Known) || type.GetMembers().OfType<IPropertySymbol>().Any(property => MapBases.IsMapped(property, _context.Known));

    private bool Add(INamedTypeSymbol map, ParsedMap parsed, Dictionary<ExpressionSyntax, ExpressionSyntax> found) =>
        ManualAddress.AllOf(parsed, _table, _context) is { } addresses
        && addresses.All(address => !address.IsShared && Add(address.Attribute, 0, "address", found))
        && MapBases.Of(map).Prepend(map).SelectMany(static type => type.GetAttributes()).Where(IsForbiddenHere).All(
            forbidden => IsManual(forbidden, 1) && IsManual(forbidden, 2) && Add(forbidden, 1, "first", found) && Add(forbidden, 2, "last", found));

    private bool IsForbiddenHere(AttributeData attribute) =>
        KnownSymbols.Is(attribute, _context.Known.ForbiddenRange)
        && attribute.ConstructorArguments.Length == 3
        && attribute.ConstructorArguments[0].Value is int table
        && table == (int)_table;

    private bool IsManual(AttributeData forbidden, int argument) =>
        forbidden.ConstructorArguments[argument].Value is int address && ManualAddress.IsIn(_table, address);

    private bool Add(AttributeData attribute, int position, string name, Dictionary<ExpressionSyntax, ExpressionSyntax> found)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(_context.CancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return false;
        }

        AttributeArgumentSyntax? argument = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? arguments.Skip(position).FirstOrDefault(static argument => argument is { NameColon: null, NameEquals: null });
        if (argument is null)
        {
            return false;
        }

        found[argument.Expression] = ZeroBased(argument.Expression, ManualAddress.FirstOf(_table)!.Value).WithTriviaFrom(argument.Expression);
        return true;
    }

    private static ExpressionSyntax ZeroBased(ExpressionSyntax address, int first) => address switch
    {
        LiteralExpressionSyntax { Token.Value: int number } => SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number - first)),
        IdentifierNameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression or (int)SyntaxKind.MultiplyExpression } => Less(address.ToString(), first),
        _ => Less($"({address})", first),
    };

    private static ExpressionSyntax Less(string address, int first) => SyntaxFactory.ParseExpression($"{address} - {first.ToString(CultureInfo.InvariantCulture)}");
}
