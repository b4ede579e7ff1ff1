using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Caching;

/// <summary>
/// Remembers what was read from a declaration for as long as nothing is declared differently anywhere. Roslyn runs the transform of every
/// declaration after every keystroke, because it cannot know what a declaration depends on; binding them all again is what takes the time.
/// </summary>
/// <remarks>
/// The declaration is known by its node: an edit of its own file makes another one. Nodes are held weakly, and what is remembered holds no
/// part of a compilation. Thread safe; two threads may read one declaration at once, with the same result.
/// </remarks>
/// <typeparam name="TResult">What is read from a declaration: equal whenever its text and everything that is declared are.</typeparam>
internal sealed class DeclarationCache<TResult>
    where TResult : class
{
    private readonly ConditionalWeakTable<SyntaxNode, Slot> _slots = new();

    /// <summary>What was read from the declaration before, or what is read from it now.</summary>
    public TResult? GetOrRead(SyntaxNode declaration, Compilation compilation, Func<TResult?> read, CancellationToken cancellationToken)
    {
        var version = SourceVersion.Of(compilation, cancellationToken);
        Slot slot = _slots.GetOrCreateValue(declaration);
        if (slot.Last is { } last && last.Version.IsSame(version))
        {
            return last.Result;
        }

        TResult? result = read();
        slot.Last = new(version, result);
        return result;
    }

    private sealed class Slot
    {
        public volatile Reading? Last;
    }

    private sealed record Reading(SourceVersion Version, TResult? Result);
}
