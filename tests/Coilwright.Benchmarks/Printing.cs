using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks;

/// <summary>The process that a person starts: lets others measure, on one CPU and then on two, and prints what they found.</summary>
internal static class Printing
{
    public static int Run(IReadOnlyList<Row> rows, Arguments arguments)
    {
        if (rows.Count == 0)
        {
            Console.Error.WriteLine($"No row has '{arguments.Filter}' in its group or name; --list names them all.");
            return 2;
        }

        List<ResultLine> lines = Measure(arguments, 1);
        if (rows.Any(row => row.DependsOnProcessors) && Environment.ProcessorCount > 1)
        {
            lines.AddRange(Measure(arguments, 2));
        }

        Console.WriteLine(ResultTable.Print(lines));
        if (arguments.Json is { } path)
        {
            ResultFile.Write(path, lines);
        }

        return 0;
    }

    private static List<ResultLine> Measure(Arguments arguments, int processors)
    {
        string path = Path.GetTempFileName();
        try
        {
            string[] filter = arguments.Filter is { } name ? ["--filter", name] : [];
            string[] quick = arguments.Quick ? ["--quick"] : [];
            using ChildProcess child = ChildProcess.Start(["--processors", $"{processors}", "--json", path, .. filter, .. quick], processors);
            child.WaitForSuccess();
            return [.. ResultFile.Read(path)];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
