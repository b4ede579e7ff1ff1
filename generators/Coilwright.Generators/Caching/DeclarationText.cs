using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Generators.Caching;

/// <summary>
/// What a file declares, as text: all that stands in it but the insides of bodies, in which most of all typing happens and which no
/// declaration anywhere can depend on.
/// </summary>
internal static class DeclarationText
{
    // Something has to stay: a member with a body is another than one without.
    private const string Body = "{}";

    /// <summary>A hash of 128 bits, the same for files that declare the same in the same words.</summary>
    public static ImmutableArray<byte> HashOf(SyntaxTree tree, CancellationToken cancellationToken) => tree.GetText(cancellationToken)
        .WithChanges(BodiesIn(tree.GetRoot(cancellationToken)).Select(static body => new TextChange(body.Span, Body)))
        .GetContentHash();

    // A directive has its effect behind the body as well: what stands after #nullable disable has other types.
    private static IEnumerable<SyntaxNode> BodiesIn(SyntaxNode root) => root
        .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax
            or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax or AccessorDeclarationSyntax)
        .Where(static node => node is BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax && !node.ContainsDirectives);
}
