using System.Globalization;

namespace Coilwright.Soak;

/// <summary>What was asked for on the command line.</summary>
internal sealed record SoakOptions
{
    public const string Usage =
        "Coilwright.Soak --endpoint tcp|tls|rtu+tcp|mcp|mcps [--duration 00:10:00] [--seed 1] [--clients 8] [--callers 4] "
        + "[--break value|outcome|write|slot|memory] | --self-check tcp|tls|mcp|mcps";

    public bool IsServer { get; private init; }

    public string Endpoint { get; private init; } = "tcp";

    /// <summary>Whether it is an endpoint of the Message Communication Protocol, and not of Modbus.</summary>
    public bool IsMcp => Endpoint is McpLine.Plain or McpLine.Tls;

    public TimeSpan Duration { get; private init; } = TimeSpan.FromMinutes(10);

    public int Seed { get; private init; } = 1;

    /// <summary>How many clients, each with a connection of its own.</summary>
    public int Clients { get; private init; } = 8;

    /// <summary>How many callers share each client.</summary>
    public int Callers { get; private init; } = 4;

    /// <summary>What the run does wrong on purpose, to see that it is found.</summary>
    public Sabotage Sabotage { get; init; }

    /// <summary>Whether each sabotage is to be tried in turn.</summary>
    public bool IsSelfCheck { get; private init; }

    /// <exception cref="FormatException">The command line makes no sense.</exception>
    public static SoakOptions Parse(string[] arguments)
    {
        var options = new SoakOptions();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string value = i + 1 < arguments.Length ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value.");
            options = arguments[i] switch
            {
                "--role" => options with { IsServer = value == "server" },
                "--break" => options with
                {
                    Sabotage = Enum.TryParse(value, ignoreCase: true, out Sabotage sabotage) ? sabotage : throw new FormatException($"Nothing breaks by '{value}'."),
                },
                "--self-check" => options with { IsSelfCheck = true, Endpoint = value, Duration = SelfCheck.Duration, Clients = 2, Callers = 2 },
                "--endpoint" => options with { Endpoint = value },
                "--duration" => options with { Duration = TimeSpan.Parse(value, CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--clients" => options with { Clients = int.Parse(value, CultureInfo.InvariantCulture) },
                "--callers" => options with { Callers = int.Parse(value, CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"{arguments[i]} is not known."),
            };
        }

        return options;
    }
}
