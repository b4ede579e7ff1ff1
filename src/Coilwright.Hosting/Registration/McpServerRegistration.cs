using Coilwright.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Coilwright.Hosting;

/// <summary>What a host has said about its server, until the server is made.</summary>
internal sealed class McpServerRegistration
{
    private readonly List<Action<IServiceProvider, McpServiceMap>> _services = [];

    /// <summary>Where the server listens itself; <see langword="null"/> where connections come from Kestrel alone.</summary>
    public string? Endpoint { get; set; }

    public void Add(Action<IServiceProvider, McpServiceMap> map) => _services.Add(map);

    public McpServer Create(IServiceProvider provider)
    {
        McpServerOptions options = provider.GetRequiredService<IOptions<McpServerOptions>>().Value;
        options.Telemetry.Attach(provider);
        return Endpoint is null ? McpServer.Create(Map, options) : McpServer.Listen(Endpoint, Map, options);

        void Map(McpServiceMap map) => _services.ForEach(add => add(provider, map));
    }
}
