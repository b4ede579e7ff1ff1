using Coilwright.Generators;

namespace Coilwright.Benchmarks.Generator;

/// <summary>What the generator of register maps costs the compiler and the editor.</summary>
internal sealed class GeneratorRows : IRows
{
    private const string Group = "generator";

    public int Place => 90;

    public IEnumerable<Row> Create() =>
    [
        new(Group, $"generator: {MapSources.Maps} maps of {MapSources.Members} members cold", Unit.Milliseconds, Limit.AtMost(1000), OpenColdAsync),
        new(Group, "generator: one unrelated keystroke, against an empty transform", Unit.Milliseconds, Limit.AtMost(3), OpenTypingAsync),
    ];

    private static Task<Contest> OpenColdAsync() =>
        Task.FromResult(new Contest(new CodecContender(new Typing(new RegisterMapGenerator()).RunCold), yardstick: null));

    private static Task<Contest> OpenTypingAsync() => Task.FromResult(new Contest(
        new CodecContender(new Typing(new RegisterMapGenerator()).Type), new CodecContender(new Typing(new EmptyGenerator()).Type)));
}
