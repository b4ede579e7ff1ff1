
namespace Coilwright.Benchmarks;

/// <summary>The process that measures. It was started on the CPUs that it is to use, and so are the servers that it starts.</summary>
internal static class Measuring
{
    public static int Run(IReadOnlyList<Row> rows, Arguments arguments, int processors)
    {
        var lines = new List<ResultLine>();
        foreach (Row row in rows.Where(row => processors == 1 || row.DependsOnProcessors))
        {
            Console.Error.WriteLine($"{row.Name} ({processors} CPU)");
            RowResult result = RunAsync(row, arguments.Quick ? Effort.Quick : Effort.Full).GetAwaiter().GetResult();
            lines.Add(ResultLine.Of(result, processors));
        }

        ResultFile.Write(arguments.Json!, lines);
        return 0;
    }

    private static async Task<RowResult> RunAsync(Row row, Effort effort)
    {
        await using Contest contest = await row.OpenAsync();
        return await contest.RunAsync(row, effort);
    }
}
