using Coilwright.Fuzz;

namespace Coilwright.Benchmarks.Tests;

/// <summary>What the fuzzer knows is run once with every build: the seeds, the corpus, and whatever crashed a parser before.</summary>
public sealed class FuzzTargetTests
{
    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Known_inputs_break_nothing(string name)
    {
        IFuzzTarget target = FuzzTargets.All.Single(target => target.Name == name);

        foreach (byte[] input in FuzzTargets.InputsOf(target))
        {
            FuzzTargets.Check(target, input);
        }
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_thousand_new_inputs_break_nothing(string name)
    {
        IFuzzTarget target = FuzzTargets.All.Single(target => target.Name == name);
        List<byte[]> corpus = [.. FuzzTargets.InputsOf(target)];
        var mutator = new Mutator(seed: 7);

        for (int i = 0; i < 1000; i++)
        {
            FuzzTargets.Check(target, mutator.Mutate(corpus));
        }
    }
}
