using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>Generates code for sources beside <see cref="Declaration.Parcel"/>, and holds it to compile at the strictest without a word.</summary>
internal static class Generated
{
    private static readonly string[] ModelSteps = [RegisterMapGenerator.ModelStep, MessageGenerator.ModelStep, ServiceGenerator.ModelStep];

    /// <summary>All kinds, for theories.</summary>
    public static TheoryData<Kind> Kinds => [.. Enum.GetValues<Kind>()];

    /// <summary>The run, in which so many types got code.</summary>
    public static GeneratorRun For(int types, params string[] sources)
    {
        GeneratorRun run = GeneratorRun.Of([Declaration.Parcel, .. sources]);
        Check(run, types);
        return run;
    }

    /// <summary>Nothing is wrong with the run, in which so many types got code.</summary>
    public static void Check(GeneratorRun run, int types)
    {
        Assert.All(run.Results, static result => Assert.Null(result.Exception));
        Assert.Empty(run.Diagnostics);
        int models = ModelSteps.Sum(step => run.Results.Sum(result => result.TrackedSteps.TryGetValue(step, out var runs) ? runs.Sum(static one => one.Outputs.Length) : 0));
        Assert.Equal(types + 1, models);
    }
}
