namespace Coilwright.Soak;

/// <summary>Short runs, each of which does one thing wrong and has to fail by the check that is there for it; and one that does nothing wrong.</summary>
internal static class SelfCheck
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    private static readonly (Sabotage Sabotage, string Verdict)[] Expected =
    [
        (Sabotage.Value, "Wrong value"),
        (Sabotage.Outcome, "had no outcome"),
        (Sabotage.Write, "was applied 2 times"),
        (Sabotage.Slot, "that nobody waits for"),
        (Sabotage.Memory, "Memory grew"),
    ];

    /// <returns>Whether every sabotage was found, and nothing where there was none.</returns>
    public static async Task<bool> RunAsync(SoakOptions options)
    {
        bool isRight = true;
        foreach ((Sabotage sabotage, string verdict) in Expected)
        {
            Outcomes outcomes = await new Run(options with { Sabotage = sabotage }).RunAsync();
            bool isFound = outcomes.Failures.Any(failure => failure.Contains(verdict, StringComparison.Ordinal));
            Console.WriteLine($"SELF-CHECK: {sabotage} {(isFound ? "was found" : "WAS NOT FOUND")}.");
            isRight &= isFound;
        }

        Outcomes clean = await new Run(options).RunAsync();
        Console.WriteLine($"SELF-CHECK: a run without sabotage {(clean.Failed == 0 ? "is clean" : "FAILED")}.");
        return isRight && clean.Failed == 0;
    }
}
