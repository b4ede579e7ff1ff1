using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the groups of a map.</summary>
internal static class GroupParser
{
    /// <summary>The groups, and how many maps outward their counts reach.</summary>
    public static (IReadOnlyList<GroupModel> Groups, int Reach) Parse(INamedTypeSymbol type, IReadOnlyList<ParsedMember> members, ParseContext context)
    {
        var groups = new List<GroupModel>();
        int reach = 0;
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (KnownSymbols.Find(property, context.Known.RegisterGroup) is not { } attribute)
            {
                continue;
            }

            INamedTypeSymbol? element = ElementOf(property.Type, context.Known, out bool isList);
            if (WhyNot(property, element, isList, attribute, context) is { } reason)
            {
                context.Report(Rule.GroupDoesNotFit, property, property.Name, reason);
                continue;
            }

            var settings = new List<string>();
            if (TryPlace(attribute, groups, settings, out string place) && TryCount(property, attribute, members, settings, context, ref reach))
            {
                int count = isList ? attribute.Named("Count", 0) : 1;
                groups.Add(Describe(property, element!, isList, settings, count, place));
            }
            else if (!context.HasViolations)
            {
                context.Report(Rule.GroupDoesNotFit, property, property.Name, "After must name a group declared before it");
            }
        }

        return (groups, reach);
    }

    /// <summary>Whether a property is a group.</summary>
    public static bool IsGroup(ISymbol symbol, KnownSymbols known) => symbol is IPropertySymbol && KnownSymbols.Find(symbol, known.RegisterGroup) is not null;

    private static INamedTypeSymbol? ElementOf(ITypeSymbol type, KnownSymbols known, out bool isList)
    {
        isList = type is INamedTypeSymbol { Arity: 1, Name: "IReadOnlyList" or "RegisterGroupList" };
        var element = (isList ? ((INamedTypeSymbol)type).TypeArguments[0] : type) as INamedTypeSymbol;
        return element is not null && KnownSymbols.Find(element, known.Map) is not null ? element : null;
    }

    private static string? WhyNot(IPropertySymbol property, INamedTypeSymbol? element, bool isList, AttributeData attribute, ParseContext context)
    {
        int counts = new[] { attribute.Has("Count"), attribute.Has("CountFrom"), attribute.Has("CountFromLength") }.Count(has => has);
        return element is null ? $"'{TypeNames.Readable(property.Type)}' is neither a register map nor a list of one"
            : !IsPartial(property, context.CancellationToken) || property.SetMethod is not null ? "it must be a partial property with a getter only"
            : Contains(element, property.ContainingType, context.Known, 0) ? "it would contain itself"
            : element.TypeKind != TypeKind.Class || element.IsAbstract || !element.InstanceConstructors.Any(IsPlain) || HasRequired(element)
                ? $"'{element.Name}' must be a class with a public constructor without parameters and no required members"
            : !IsReusable(element, context.Known) || !IsReusable(property.ContainingType, context.Known)
                ? "the members of both maps must have setters that are not init-only"
            : isList && counts != 1 ? "a list needs exactly one of Count, CountFrom and CountFromLength"
            : !isList && counts != 0 ? "only a list can have a count"
            : attribute.Named("Count", 1) < 1 || attribute.Named("Stride", 0) < 0 ? "Count must be at least 1 and Stride not negative"
            : attribute.ConstructorArguments.Length == 0 == (attribute.Named<string?>("After", null) is null) ? "it needs either an address or After"
            : null;
    }

    private static bool IsPlain(IMethodSymbol constructor) =>
        constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public };

    private static bool HasRequired(INamedTypeSymbol type) => type.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });

    private static bool IsReusable(INamedTypeSymbol type, KnownSymbols known) =>
        type.TypeKind == TypeKind.Class
        && type.GetMembers().OfType<IPropertySymbol>().Where(known.IsMember).All(member => member.SetMethod is { IsInitOnly: false });

    private static bool IsPartial(IPropertySymbol property, CancellationToken cancellationToken) => property.DeclaringSyntaxReferences.Any(
        reference => reference.GetSyntax(cancellationToken) is PropertyDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static bool Contains(INamedTypeSymbol element, INamedTypeSymbol sought, KnownSymbols known, int depth) =>
        depth > 16
        || SymbolEqualityComparer.Default.Equals(element, sought)
        || element.GetMembers().OfType<IPropertySymbol>().Any(property =>
            IsGroup(property, known) && ElementOf(property.Type, known, out _) is { } inner && Contains(inner, sought, known, depth + 1));

    private static bool TryPlace(AttributeData attribute, List<GroupModel> groups, List<string> settings, out string place)
    {
        if (attribute.Named<string?>("After", null) is { } after)
        {
            int index = groups.FindIndex(group => group.Name == after);
            settings.Add($"After = {Text.Of(index)}");
            place = "behind " + after;
            return index >= 0;
        }

        int address = attribute.Argument() is { Value: int value } ? value : 0;
        settings.Add($"Address = {Text.Address(address)}");
        place = "from " + Text.Address(address);
        return true;
    }

    private static bool TryCount(
        IPropertySymbol property, AttributeData attribute, IReadOnlyList<ParsedMember> members, List<string> settings, ParseContext context, ref int reach)
    {
        foreach (string setting in (string[])["CountFrom", "CountFromLength"])
        {
            if (attribute.Named<string?>(setting, null) is not { } name)
            {
                continue;
            }

            MemberReference? found = MemberReference.Find(name, property.ContainingType, members, context);
            if (found is null || (setting == "CountFromLength" && found.Distance > 0))
            {
                context.Report(Rule.ReferenceDoesNotFit, attribute, setting, property.Name, name, "no whole number in one or two registers has this name, here or in a map around it");
                return false;
            }

            settings.Add($"{setting} = {found.Reference}");
            reach = Math.Max(reach, found.Distance);
        }

        if (attribute.Has("Count"))
        {
            settings.Add($"Count = {Text.Of(attribute.Named("Count", 0))}");
        }

        if (attribute.Has("Stride"))
        {
            settings.Add($"Stride = {Text.Of(attribute.Named("Stride", 0))}");
        }

        return true;
    }

    private static GroupModel Describe(IPropertySymbol property, INamedTypeSymbol element, bool isList, List<string> settings, int count, string place)
    {
        if (isList)
        {
            settings.Add("IsList = true");
        }

        string field = "group" + property.Name;
        while (!property.ContainingType.GetMembers(field).IsEmpty)
        {
            field += "_";
        }

        string accessibility = SyntaxFacts.GetText(property.DeclaredAccessibility);
        string number = !isList ? "" : count > 0 ? Text.Of(count) + " x " : "counted ";
        return new(
            property.Name,
            TypeNames.Escape(property.Name),
            field,
            (accessibility + " partial").TrimStart(),
            TypeNames.Full(property.Type),
            TypeNames.Full(element),
            isList,
            settings.ToEquatableArray(),
            count,
            $"{property.Name}: {number}{TypeNames.Readable(element)} {place}");
    }
}
