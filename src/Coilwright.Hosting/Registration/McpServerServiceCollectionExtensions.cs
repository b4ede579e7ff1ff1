using Coilwright.Hosting;
using Coilwright.Mcp;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the server of the Message Communication Protocol that a host has.</summary>
public static class McpServerServiceCollectionExtensions
{
    private const string Endpoint = "Endpoint";

    /// <summary>
    /// Registers the <see cref="McpServer"/>. It begins and stops with the host: clients are told so, and calls that were taken may take
    /// <see cref="McpServerOptions.DrainTimeout"/> to finish, as far as the host itself waits.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>What says which services are served, and where. A second call adds to the same server.</returns>
    public static McpServerBuilder AddMcpServer(this IServiceCollection services, Action<McpServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.FirstOrDefault(service => service.ServiceType == typeof(McpServerRegistration))?.ImplementationInstance is not McpServerRegistration registration)
        {
            registration = new McpServerRegistration();
            services.AddSingleton(registration);
            services.AddSingleton(registration.Create);
            services.AddHostedService<McpServerHost>();
        }

        return new McpServerBuilder(services, registration);
    }

    /// <summary>Registers the <see cref="McpServer"/>, with options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// What <see cref="McpServerOptions"/> have, by the same names, and beside it <c>Endpoint</c> where the server listens itself. Certificates are files:
    /// <c>"Tls": { "Certificate": { "Path": "server.pem", "KeyPath": "server.key" }, "TrustedRoots": "root.pem" }</c>, read again when they change. A value that cannot be read, or
    /// a name that means nothing, is an <see cref="InvalidOperationException"/> when the host starts.
    /// </param>
    /// <param name="configure">Changes the options after that.</param>
    /// <inheritdoc cref="AddMcpServer(IServiceCollection, Action{McpServerOptions}?)"/>
    public static McpServerBuilder AddMcpServer(this IServiceCollection services, IConfigurationSection section, Action<McpServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.Configure<McpServerOptions>(options => SectionReader.ReadAll(section, reader =>
        {
            reader.ReadText(Endpoint, static _ => { });
            McpServerSection.Read(reader, options);
        }));
        McpServerBuilder builder = services.AddMcpServer(configure);
        return section[Endpoint] is { } endpoint ? builder.Listen(endpoint) : builder;
    }
}
