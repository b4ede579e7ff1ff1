using System.Collections.Immutable;
using System.Composition;
using Coilwright.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Coilwright.CodeFixes;

/// <summary>CW2105: puts the parameters of an operation in order, and what it returns into a form that can be waited for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeSignatureCodeFix))]
[Shared]
public sealed class ChangeSignatureCodeFix : NodeCodeFix
{
    private const string Title = "Change the signature";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OperationSignature];

    /// <inheritdoc/>
    private protected override IEnumerable<NodeChange> Changes(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        if (root.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { TypeParameterList: null } method
            && model.GetDeclaredSymbol(method, context.CancellationToken) is { } symbol
            && OperationSignatures.Order(symbol) is { } order
            && OperationSignatures.Return(symbol) is { } returned)
        {
            yield return new(Title, () => root.ReplaceNode(method, Change(method, order, returned)));
        }
    }

    private static MethodDeclarationSyntax Change(MethodDeclarationSyntax method, int[] order, string returned)
    {
        SeparatedSyntaxList<ParameterSyntax> parameters = method.ParameterList.Parameters;
        IEnumerable<ParameterSyntax> ordered = order.Select((from, to) => parameters[from].WithTriviaFrom(parameters[to]));
        return method
            .WithReturnType(SyntaxFactory.ParseTypeName(returned).WithTriviaFrom(method.ReturnType).WithAdditionalAnnotations(Simplifier.Annotation))
            .WithParameterList(method.ParameterList.WithParameters(SyntaxFactory.SeparatedList(ordered, parameters.GetSeparators())));
    }
}
