namespace Coilwright.Benchmarks;

/// <summary>What the program was asked for.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        dotnet run -c Release --project tests/Coilwright.Benchmarks -- [--quick] [--filter NAME] [--json FILE] [--list] [--detail] [--devices]
          --quick        all rows in less than three minutes
          --filter NAME  the rows whose group or name contains NAME
          --json FILE    the results as an array of objects too
          --list         names the rows and measures nothing
          --devices      what it costs one process to poll 1 to 10,000 devices, and what idle connections cost
          --detail       the codecs by BenchmarkDotNet, each on its own instead of in turns
        """;

    public bool Quick { get; init; }

    public bool List { get; init; }

    public bool Detail { get; init; }

    public bool Devices { get; init; }

    public string? Filter { get; init; }

    public string? Json { get; init; }

    /// <summary>The kind of server to be, in a process that was started for that.</summary>
    public string? Server { get; init; }

    /// <summary>How many CPUs this process was given, in one that was started to measure.</summary>
    public int? Processors { get; init; }

    /// <summary>Reads the command line; <see langword="null"/> if there is something on it that is not known.</summary>
    public static Arguments? Parse(ReadOnlySpan<string> arguments)
    {
        var parsed = new Arguments();
        for (; arguments.Length > 0; arguments = arguments[1..])
        {
            string? value = arguments.Length > 1 ? arguments[1] : null;
            (Arguments? next, int taken) = (arguments[0], value) switch
            {
                ("--quick", _) => (parsed with { Quick = true }, 0),
                ("--list", _) => (parsed with { List = true }, 0),
                ("--detail", _) => (parsed with { Detail = true }, 0),
                ("--devices", _) => (parsed with { Devices = true }, 0),
                ("--filter", not null) => (parsed with { Filter = value }, 1),
                ("--json", not null) => (parsed with { Json = value }, 1),
                ("--server", not null) => (parsed with { Server = value }, 1),
                ("--processors", "1" or "2") => (parsed with { Processors = value == "1" ? 1 : 2 }, 1),
                _ => (null, 0),
            };
            if (next is null)
            {
                return null;
            }

            parsed = next;
            arguments = arguments[taken..];
        }

        return parsed;
    }
}
