using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Turns the parsed groups into models.</summary>
internal static class GroupModels
{
    public static EquatableArray<GroupModel> Build(IReadOnlyList<ParsedGroup> groups) =>
        groups.Select(group => Build(group, groups)).ToEquatableArray();

    /// <summary>The accessibility and modifiers of a group's property: <c>public partial</c>.</summary>
    public static string Declaration(IPropertySymbol property) => (SyntaxFacts.GetText(property.DeclaredAccessibility) + " partial").TrimStart();

    private static GroupModel Build(ParsedGroup group, IReadOnlyList<ParsedGroup> groups)
    {
        string number = !group.IsList ? "" : group.Count > 0 ? Text.Of(group.Count) + " x " : "counted ";
        string place = group.After is { } after ? "behind " + after.Name : "from " + Text.Address(group.Address);
        return new(
            group.Name,
            TypeNames.Escape(group.Name),
            FieldName(group),
            Declaration(group.Property),
            TypeNames.Full(group.Property.Type),
            TypeNames.Full(group.Element),
            group.IsList,
            Settings(group, groups).ToEquatableArray(),
            group.Count,
            group.IsInherited,
            Inheritance.CanBeDerivedFrom(group.Map) && Inheritance.ForDerived(group.Property) is { } accessibility ? SyntaxFacts.GetText(accessibility) : "private",
            $"{group.Name}: {number}{TypeNames.Readable(group.Element)} {place}");
    }

    private static IEnumerable<string> Settings(ParsedGroup group, IReadOnlyList<ParsedGroup> groups)
    {
        yield return group.After is { } after
            ? $"After = {Text.Of(Enumerable.Range(0, groups.Count).First(index => ReferenceEquals(groups[index], after)))}"
            : $"Address = {Text.Address(group.Address)}";
        if (group.CountedBy is { } count)
        {
            yield return $"{(group.IsCountedByLength ? "CountFromLength" : "CountFrom")} = {count.Reference}";
        }

        if (group.Attribute.Has("Count"))
        {
            yield return $"Count = {Text.Of(group.Count)}";
        }

        if (group.Stride > 0)
        {
            yield return $"Stride = {Text.Of(group.Stride)}";
        }

        if (group.PollGroup is { } name)
        {
            yield return $"PollGroup = \"{name}\"";
        }

        if (group.IsList)
        {
            yield return "IsList = true";
        }
    }

    // In another assembly it is there already.
    private static bool IsListOf(ParsedGroup group, ISymbol member) =>
        group.IsInherited && member is IFieldSymbol { Type: INamedTypeSymbol { Name: "RegisterGroupList" } list }
        && SymbolEqualityComparer.Default.Equals(list.TypeArguments[0], group.Element);

    private static string FieldName(ParsedGroup group)
    {
        string field = "group" + group.Name;
        while (group.Property.ContainingType.GetMembers(field).Any(member => !IsListOf(group, member)))
        {
            field += "_";
        }

        return field;
    }
}
