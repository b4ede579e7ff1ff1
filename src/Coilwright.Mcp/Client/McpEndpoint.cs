using Coilwright.Endpoints;

namespace Coilwright.Mcp.Client;

/// <summary>The endpoints of the Message Communication Protocol.</summary>
internal static class McpEndpoint
{
    public const string Plain = "mcp";
    public const string Tls = "mcps";
    public const string Connections = "connections";

    private static readonly EndpointScheme[] Schemes =
    [
        new(Plain, "mcp://host:8080") { Options = [Connections] },
        new(Tls, "mcps://host:8443") { Options = [Connections] },
    ];

    /// <exception cref="FormatException">The text is no such endpoint.</exception>
    public static Endpoint Parse(string text) => EndpointParser.Parse(text, Schemes);

    /// <summary>How many connections an endpoint asks for, if it does.</summary>
    /// <exception cref="FormatException">What it asks for is no number from 1 to 256.</exception>
    public static int? ConnectionsOf(Endpoint endpoint)
        => !endpoint.Options.TryGetValue(Connections, out string? text) ? null
            : int.TryParse(text, out int count) && count is >= 1 and <= 256 ? count
            : throw new FormatException($"The endpoint '{endpoint}' asks for '{text}' connections. Write a number from 1 to 256.");
}
