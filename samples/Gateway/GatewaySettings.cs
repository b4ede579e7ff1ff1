using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway;

/// <summary>What the settings file says.</summary>
internal sealed record GatewaySettings
{
    /// <summary>Where clients connect to.</summary>
    public string Listen { get; set; } = "tcp://127.0.0.1:1502";

    /// <summary>The lines by their names.</summary>
    public IReadOnlyDictionary<string, LineSettings> Lines { get; set; } = new Dictionary<string, LineSettings>();

    /// <summary>Units that go elsewhere than <see cref="Others"/>, under another number, or with a cache.</summary>
    public IReadOnlyList<RouteSettings> Routes { get; set; } = [];

    /// <summary>The line of all other units; none by default.</summary>
    public string? Others { get; set; }

    /// <exception cref="JsonException">The file is no such settings; the message says where.</exception>
    public static GatewaySettings Read(string file)
    {
        GatewaySettings settings = JsonSerializer.Deserialize(File.ReadAllText(file), GatewayJson.Default.GatewaySettings)
            ?? throw new JsonException($"{file} is empty.");
        foreach (string line in settings.Routes.Select(route => route.Line).Append(settings.Others ?? "").Where(line => line.Length > 0))
        {
            if (!settings.Lines.ContainsKey(line))
            {
                throw new JsonException($"There is no line '{line}' under \"lines\".");
            }
        }

        return settings;
    }
}

/// <summary>A line, or a device that takes one connection.</summary>
internal sealed record LineSettings
{
    /// <summary>Where it is: any endpoint that a client takes.</summary>
    public required string Endpoint { get; set; }

    /// <summary>How long a unit may take to answer.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a request may take with its wait for the line.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Units that are simulated where the line cannot be reached.</summary>
    public IReadOnlyList<byte> Simulate { get; set; } = [];
}

/// <summary>Where a unit's requests go.</summary>
internal sealed record RouteSettings
{
    /// <summary>The unit that clients ask for.</summary>
    public required byte Unit { get; set; }

    /// <summary>The name of the line.</summary>
    public required string Line { get; set; }

    /// <summary>The unit there; the same one by default.</summary>
    public byte? DeviceUnit { get; set; }

    /// <summary>How old the answer to a read may be.</summary>
    public TimeSpan CacheAge { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(GatewaySettings))]
internal sealed partial class GatewayJson : JsonSerializerContext;
