using Coilwright.Hosting;
using Coilwright.Mcp;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of the Message Communication Protocol.</summary>
/// <remarks>
/// A client is a singleton: any number of callers and generated clients share it. It connects with its first call and is closed with the host. It logs to the
/// host's log and measures with its meters, unless its options say otherwise. Generated clients are
/// registered over it in a line: <c>services.AddSingleton&lt;IUserEvents&gt;(provider => new UserEventsClient(provider.GetRequiredService&lt;McpClient&gt;()))</c>.
/// </remarks>
public static class McpClientServiceCollectionExtensions
{
    /// <summary>Registers the <see cref="McpClient"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="endpoint">Where the server is: <c>mcp://host:8080</c>, or <c>mcps://host:8443</c> for TLS.</param>
    /// <param name="configure">Changes the options.</param>
    public static IServiceCollection AddMcpClient(this IServiceCollection services, string endpoint, Action<McpClientOptions>? configure = null)
        => services.At<McpClient>(null, endpoint).AddClient(null, configure, Create);

    /// <summary>Registers the <see cref="McpClient"/>, with endpoints and options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// <c>Endpoint</c>, or <c>Endpoints</c> in the order in which they are tried, and beside it what <see cref="McpClientOptions"/> have, by the same names. Certificates
    /// are files: <c>"Tls": { "Certificate": { "Path": "client.pem", "KeyPath": "client.key" }, "TrustedRoots": "root.pem" }</c>, read again when they change. A value that cannot
    /// be read, or a name that means nothing, is an <see cref="InvalidOperationException"/> when the client is first asked for.
    /// </param>
    /// <param name="configure">Changes the options after that.</param>
    public static IServiceCollection AddMcpClient(this IServiceCollection services, IConfigurationSection section, Action<McpClientOptions>? configure = null)
        => services.At<McpClient, McpClientOptions>(null, section, McpClientSection.Read).AddClient(null, configure, Create);

    /// <summary>Registers a <see cref="McpClient"/> under a key, for <c>[FromKeyedServices("archive")]</c>. Its options have the key as their name.</summary>
    /// <param name="key">The key.</param>
    /// <inheritdoc cref="AddMcpClient(IServiceCollection, string, Action{McpClientOptions}?)"/>
    /// <param name="services"></param>
    /// <param name="endpoint"></param>
    /// <param name="configure"></param>
    public static IServiceCollection AddKeyedMcpClient(this IServiceCollection services, string key, string endpoint, Action<McpClientOptions>? configure = null)
        => services.At<McpClient>(key, endpoint).AddClient(key, configure, Create);

    /// <summary>Registers a <see cref="McpClient"/> under a key, with endpoints and options from a section of the configuration.</summary>
    /// <param name="key">The key.</param>
    /// <inheritdoc cref="AddMcpClient(IServiceCollection, IConfigurationSection, Action{McpClientOptions}?)"/>
    /// <param name="services"></param>
    /// <param name="section"></param>
    /// <param name="configure"></param>
    public static IServiceCollection AddKeyedMcpClient(this IServiceCollection services, string key, IConfigurationSection section, Action<McpClientOptions>? configure = null)
        => services.At<McpClient, McpClientOptions>(key, section, McpClientSection.Read).AddClient(key, configure, Create);

    private static McpClient Create(IServiceProvider provider, IReadOnlyList<string> endpoints, McpClientOptions options)
    {
        options.Telemetry.Attach(provider);
        return McpClient.Create(endpoints, options);
    }
}
