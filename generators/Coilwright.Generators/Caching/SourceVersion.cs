using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Caching;

/// <summary>
/// Tells whether two compilations declare the same, so that every symbol means the same in both. Holds on to neither: it is a hash of what
/// the files declare, and of the numbers that references and options were given when they were first seen.
/// </summary>
internal sealed class SourceVersion
{
    private static readonly ConditionalWeakTable<Compilation, SourceVersion> Known = new();
    private static readonly ConditionalWeakTable<SyntaxTree, byte[]> Trees = new();
    private static readonly ConditionalWeakTable<object, byte[]> Numbers = new();
    private static long s_lastNumber;

    private readonly ImmutableArray<byte> _hash;

    private SourceVersion(ImmutableArray<byte> hash) => _hash = hash;

    /// <summary>The version of a compilation, found once for all declarations in it.</summary>
    public static SourceVersion Of(Compilation compilation, CancellationToken cancellationToken) =>
        Known.TryGetValue(compilation, out SourceVersion? version) ? version : Known.GetValue(compilation, seen => Create(seen, cancellationToken));

    /// <summary>Whether it was the same then.</summary>
    public bool IsSame(SourceVersion other) => ReferenceEquals(this, other) || _hash.AsSpan().SequenceEqual(other._hash.AsSpan());

    private static SourceVersion Create(Compilation compilation, CancellationToken cancellationToken)
    {
        using var seen = new MemoryStream();
        using var writer = new BinaryWriter(seen);

        // Which assemblies show their internals to this one depends on its name.
        writer.Write(compilation.AssemblyName ?? "");
        writer.Write(NumberOf(compilation.Options));
        foreach (MetadataReference reference in compilation.References)
        {
            writer.Write(NumberOf(reference));
        }

        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            writer.Write(NumberOf(tree.Options));
            writer.Write(HashOf(tree, cancellationToken));
        }

        using var sha = SHA256.Create();
        writer.Flush();
        return new([.. sha.ComputeHash(seen.ToArray())]);
    }

    // A keystroke leaves all trees but one as they are: not only equal, but the same objects.
    private static byte[] HashOf(SyntaxTree tree, CancellationToken cancellationToken) =>
        Trees.GetValue(tree, seen => [.. DeclarationText.HashOf(seen, cancellationToken)]);

    private static byte[] NumberOf(object seen) => Numbers.GetValue(seen, static _ => BitConverter.GetBytes(Interlocked.Increment(ref s_lastNumber)));
}
