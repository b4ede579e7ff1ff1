using System.Globalization;

namespace Coilwright.Load;

/// <summary>The table as it is printed, in Markdown, a line as soon as it is known. Times are in milliseconds, from call to answer, of the calls that were answered.</summary>
internal static class Table
{
    public static void PrintHead(TextWriter output, string title)
    {
        output.WriteLine(title);
        output.WriteLine();
        output.WriteLine("| step | users | calls | mean ms | p50 | p95 | p99 | max | answered/s | errors | with 429 |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    }

    public static void Print(TextWriter output, Step step)
    {
        Histogram times = step.Times;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {step.Name} | {step.Users} | {step.Calls:#,0} | {Milliseconds(times.Mean)} | {Milliseconds(times.Percentile(50))} | {Milliseconds(times.Percentile(95))} "
            + $"| {Milliseconds(times.Percentile(99))} | {Milliseconds(times.Max)} | {step.PerSecond:#,0} | {step.ErrorPercent:0.##} % | {step.RefusedPercent:0.##} % |"));
    }

    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.000", CultureInfo.InvariantCulture);
}
