using Coilwright.Fuzz.Targets;
using Coilwright.Mcp.Tests.Messages.Samples;

namespace Coilwright.Fuzz;

/// <summary>All parsers that take bytes from a peer.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new FrameTarget(),
        new MessageTarget<AllFields>("tagged", new AllFields { Text = "text", Int32S = [1, 300], ChosenNumber = 5 }),
        new MessageTarget<AllPacked>("packed", AllPacked.Example),
        new MbapTarget(),
        new PduTarget(),
        new SerialTarget(isAscii: false),
        new SerialTarget(isAscii: true),
    ];

    /// <summary>Runs an input twice, with other bytes behind it each time: what a parser says must not depend on what it was not given.</summary>
    public static void Check(IFuzzTarget target, ReadOnlySpan<byte> input)
    {
        const int Margin = 64;
        byte[] memory = new byte[input.Length + Margin];
        input.CopyTo(memory);
        int first = target.Run(memory.AsSpan(0, input.Length));
        memory.AsSpan(input.Length).Fill(0xFF);
        BrokenInvariantException.ThrowUnless(first == target.Run(memory.AsSpan(0, input.Length)), "What was said depends on bytes behind the input.");
    }

    /// <summary>What is known of a target: its seeds, the inputs of the corpus, and those that were crashes once.</summary>
    public static IEnumerable<byte[]> InputsOf(IFuzzTarget target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Corpus", target.Name);
        return Directory.Exists(folder) ? target.Seeds.Concat(Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)) : target.Seeds;
    }
}
