using System.Globalization;

namespace Coilwright.Load;

/// <summary>What was asked for on the command line.</summary>
internal sealed record LoadOptions
{
    public const string Usage =
        "Coilwright.Load [--only users|overload|restart] [--users 1,10,100,500,1000,10000] [--connections 1] [--duration 00:00:10] [--work 00:00:00.010] [--quick]";

    /// <summary>What kind of server to be, in a process that was started for that.</summary>
    public string? Server { get; private init; }

    /// <summary>The one part that is wanted; <see langword="null"/> for all.</summary>
    public string? Only { get; private init; }

    /// <summary>With how many users at once the calls are made, step by step.</summary>
    public IReadOnlyList<int> Users { get; private init; } = [1, 10, 100, 500, 1000, 10_000];

    /// <summary>How many connections the users share.</summary>
    public int Connections { get; private init; } = 1;

    /// <summary>How long each step takes.</summary>
    public TimeSpan Duration { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call waits at the server in the part about overload.</summary>
    public TimeSpan Work { get; private init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How many calls the server works at, at once, in the part about overload.</summary>
    public int MaxConcurrent { get; private init; } = 100;

    public bool Runs(string part) => Only is null || Only == part;

    /// <exception cref="FormatException">The command line makes no sense.</exception>
    public static LoadOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new LoadOptions();
        while (arguments is [string name, .. var rest])
        {
            arguments = rest;
            if (name == "--quick")
            {
                // Enough to see that all of it runs; too little to learn anything from.
                options = options with { Users = [1, 4], Duration = TimeSpan.FromMilliseconds(200), MaxConcurrent = 4 };
                continue;
            }

            string value = arguments is [string next, ..] ? next : throw new FormatException($"{name} needs a value.");
            arguments = arguments[1..];
            options = name switch
            {
                "--server" => options with { Server = value },
                "--only" when value is Growing.Name or Overload.Name or Restart.Name => options with { Only = value },
                "--users" => options with { Users = [.. value.Split(',').Select(Count)] },
                "--connections" => options with { Connections = Count(value) },
                "--duration" => options with { Duration = Time(value) },
                "--work" => options with { Work = Time(value) },
                _ => throw new FormatException($"{name} {value} is not known."),
            };
        }

        return options;
    }

    private static int Count(string text)
        => int.TryParse(text, CultureInfo.InvariantCulture, out int count) && count > 0 ? count : throw new FormatException($"{text} is no number from 1 on.");

    private static TimeSpan Time(string text)
        => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) && time > TimeSpan.Zero ? time : throw new FormatException($"{text} is no time: write 00:00:10.");
}
