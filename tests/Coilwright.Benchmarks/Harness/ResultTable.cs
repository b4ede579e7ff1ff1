using System.Globalization;
using System.Text;

namespace Coilwright.Benchmarks.Harness;

/// <summary>The table as it is printed, in Markdown, so that it can be kept as it is.</summary>
internal static class ResultTable
{
    /// <summary>Lays the results out, those of two CPUs beside those of one.</summary>
    public static string Print(IReadOnlyList<ResultLine> lines)
    {
        var table = new StringBuilder();
        table.Append("| row | ours | yardstick | unit | ratio | limit | B/op | met | two CPUs |\n");
        table.Append("|---|--:|--:|---|--:|--:|--:|---|--:|\n");
        foreach (ResultLine line in lines.Where(line => line.Processors == 1))
        {
            ResultLine? beside = lines.FirstOrDefault(other => other.Processors == 2 && other.Name == line.Name);
            string met = line.Met switch { true => "yes", false => "**no**", _ => "" };
            table.Append(CultureInfo.InvariantCulture, $"| {line.Name} | {Figure(line.Ours)} | {Figure(line.Yardstick)} | {line.Unit} ");
            table.Append(CultureInfo.InvariantCulture, $"| {Ratio(line.Ratio)} | {line.Bound} | {line.Bytes:0.##} | {met} | {Beside(beside)} |\n");
        }

        return table.ToString();
    }

    private static string Beside(ResultLine? line) => line switch
    {
        null => "",
        { Ratio: null } => Figure(line.Ours),
        _ => $"{Ratio(line.Ratio)} ({Figure(line.Ours)})",
    };

    private static string Ratio(double? ratio) => ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string Figure(double? value) => value switch
    {
        null => "",
        >= 1000 => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 100 => value.Value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.0", CultureInfo.InvariantCulture),
    };
}
