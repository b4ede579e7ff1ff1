using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Analyzers.Use;

/// <summary>What is known of properties without running them.</summary>
internal static class Properties
{
    /// <summary>Whether the property only keeps what it is given. One of another assembly is taken to.</summary>
    public static bool IsAuto(IPropertySymbol property) => !property.IsAbstract && property.DeclaringSyntaxReferences.All(static reference => reference.GetSyntax() switch
    {
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
        ParameterSyntax => true,
        _ => false,
    });

    /// <summary>Whether all that a property tells is from the last read of its map: a member, or what is computed from members alone.</summary>
    public static bool IsOfLastRead(IPropertySymbol property, KnownSymbols known) =>
        MapBases.IsMapped(property, known)
            ? IsAuto(property)
            : property.DeclaringSyntaxReferences.Length > 0 && !IsAuto(property) && !HasOtherState(property.ContainingType, known);

    private static bool HasOtherState(INamedTypeSymbol type, KnownSymbols known) =>
        MapBases.Of(type).Prepend(type).SelectMany(static declaring => declaring.GetMembers()).Any(member =>
            member is IFieldSymbol { IsStatic: false } field
            && !(field.AssociatedSymbol is IPropertySymbol property && MapBases.IsMapped(property, known) && IsAuto(property)));
}
