namespace Coilwright.Soak;

/// <summary>The counts at the end.</summary>
internal static class Report
{
    public static void Print(
        SoakOptions options, TimeSpan elapsed, Outcomes outcomes, Line line, IReadOnlyList<ISoakClient> clients, Memory memory)
    {
        Console.WriteLine($"{options.Endpoint}, {elapsed:hh\\:mm\\:ss}, seed {options.Seed}, {options.Clients} clients with {options.Callers} callers each");
        Print("Outcomes", outcomes.Counts);
        Print("Faults", line.Met);
        ConnectionStatistics[] statistics = [.. clients.Select(client => client.Statistics)];
        Print("Clients", new Dictionary<string, int>
        {
            ["connections made"] = (int)statistics.Sum(one => one.Connects),
            ["requests sent"] = (int)statistics.Sum(one => one.Sent),
            ["requests sent again"] = (int)statistics.Sum(one => one.Retries),
            ["answers that came late and were dropped"] = (int)statistics.Sum(one => one.LateAnswers),
            ["answers that belonged to nothing and were dropped"] = (int)statistics.Sum(one => one.UnmatchedAnswers),
        });
        Console.WriteLine($"Memory after collections, MB: {memory}");
        foreach (string failure in outcomes.Failures)
        {
            Console.WriteLine($"FAILED: {failure}");
        }

        Console.WriteLine(outcomes.Failed == 0 ? "Clean." : $"{outcomes.Failed} failures.");
    }

    private static void Print(string title, IEnumerable<KeyValuePair<string, int>> counts)
    {
        Console.WriteLine(title);
        foreach ((string name, int count) in counts.Where(one => one.Value > 0).OrderByDescending(one => one.Value))
        {
            Console.WriteLine($"{count,12:N0}  {name}");
        }
    }
}
