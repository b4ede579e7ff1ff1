using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.CodeFixes;

/// <summary>CW1002 and CW2005: gives an automatic property a setter, or an init accessor where its type is meant not to change.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddSetterCodeFix))]
[Shared]
public sealed class AddSetterCodeFix : NodeCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.NoSetter, RuleIds.FieldWithoutSetter];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } property && IsAutomatic(property))
        {
            SyntaxKind kind = IsUnchanging(property) ? SyntaxKind.InitAccessorDeclaration : SyntaxKind.SetAccessorDeclaration;
            string title = kind == SyntaxKind.InitAccessorDeclaration ? "Add init accessor" : "Add setter";
            yield return new(title, () => root.ReplaceNode(property, AddAccessor(property, kind)));
        }
    }

    /// <summary>Only <c>{ get; }</c>: what a computed property should do with a value, its author must say.</summary>
    private static bool IsAutomatic(PropertyDeclarationSyntax property) =>
        property.AccessorList is { Accessors: { Count: 1 } accessors }
        && accessors[0] is { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null };

    private static bool IsUnchanging(PropertyDeclarationSyntax property) =>
        property.Parent is TypeDeclarationSyntax type
        && (type.IsKind(SyntaxKind.RecordDeclaration) || type.Modifiers.Any(SyntaxKind.ReadOnlyKeyword));

    private static PropertyDeclarationSyntax AddAccessor(PropertyDeclarationSyntax property, SyntaxKind kind)
    {
        AccessorListSyntax accessors = property.AccessorList!;
        AccessorDeclarationSyntax getter = accessors.Accessors[0];
        AccessorDeclarationSyntax setter = SyntaxFactory.AccessorDeclaration(kind)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithLeadingTrivia(getter.GetLeadingTrivia())
            .WithTrailingTrivia(getter.GetTrailingTrivia());
        return property.WithAccessorList(accessors.AddAccessors(setter));
    }
}
