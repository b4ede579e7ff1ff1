using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>An additional file of a project.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    /// <inheritdoc/>
    public override string Path => path;

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
