using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds out how a map or message can be made from the values of its properties.</summary>
internal static class ConstructionParser
{
    /// <summary>Whether every member can be set again and again.</summary>
    public static bool IsReusable(INamedTypeSymbol type, IReadOnlyList<IParsedProperty> members) =>
        type.TypeKind == TypeKind.Class && members.All(member => member.SetBy is not null || member.Property.SetMethod is { IsInitOnly: false });

    /// <summary>The way to make one, or <see langword="null"/> if there is none.</summary>
    public static ConstructionModel? Parse(INamedTypeSymbol type, IReadOnlyList<IParsedProperty> members, Rule noSetter, Rule cannotBeCreated, ParseContext context)
    {
        if (ConstructorChoice.Choose(type, members) is not { } choice)
        {
            context.Report(cannotBeCreated, type, type.Name, ConstructorChoice.WhyNone(type, members));
            return null;
        }

        foreach (IParsedProperty member in members)
        {
            bool set = member.Property.SetMethod is not null || member.SetBy is not null || choice.Members.Contains(member);
            if (!set)
            {
                context.Report(noSetter, member.Property, member.Property.Name, "setter", "has nowhere to go");
            }
            else if (member.Property.GetMethod is null)
            {
                context.Report(noSetter, member.Property, member.Property.Name, "getter", "can never be seen");
            }
        }

        List<ISymbol> required = choice.SetsRequired ? [] : [.. RequiredMembers(type)];
        ISymbol? unmapped = required.Find(symbol => !members.Any(member => IsSame(member.Property, symbol)));
        if (unmapped is not null)
        {
            context.Report(cannotBeCreated, type, type.Name, unmapped.Name);
            return null;
        }

        ConstructionModel construction = Describe(choice, required, members, IsReusable(type, members));
        IParsedProperty? unreachable = construction.StartsEmpty ? null : construction.Initialized.Select(index => members[index]).FirstOrDefault(member => member.SetBy is not null);
        if (unreachable is not null)
        {
            context.Report(cannotBeCreated, type, type.Name, unreachable.Property.Name);
            return null;
        }

        return construction;
    }

    private static ConstructionModel Describe(
        ConstructorChoice choice, List<ISymbol> required, IReadOnlyList<IParsedProperty> members, bool isReusable)
    {
        IEnumerable<int> initialized = Enumerable.Range(0, members.Count).Where(index =>
            !choice.Members.Contains(members[index]) || required.Exists(symbol => IsSame(members[index].Property, symbol)));
        IEnumerable<ArgumentModel> arguments = choice.Parameters.Zip(
            choice.Members,
            (parameter, member) => new ArgumentModel(TypeNames.Escape(parameter.Name), IndexOf(members, member)));
        bool startsEmpty = isReusable && choice.Members.Count == 0 && required.Count == 0;
        return new(arguments.ToEquatableArray(), initialized.ToEquatableArray(), startsEmpty);
    }

    private static int IndexOf(IReadOnlyList<IParsedProperty> members, IParsedProperty member) =>
        Enumerable.Range(0, members.Count).First(index => ReferenceEquals(members[index], member));

    private static bool IsSame(ISymbol left, ISymbol right) => SymbolEqualityComparer.Default.Equals(left, right);

    private static IEnumerable<ISymbol> RequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            foreach (ISymbol member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    yield return member;
                }
            }
        }
    }
}
