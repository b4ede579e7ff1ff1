using Microsoft.CodeAnalysis;

namespace Coilwright.CodeFixes;

/// <summary>One change of a document.</summary>
/// <param name="Title">What the user reads.</param>
/// <param name="Apply">Makes the new root of the document, once the change is chosen.</param>
internal sealed record NodeChange(string Title, Func<SyntaxNode> Apply);
