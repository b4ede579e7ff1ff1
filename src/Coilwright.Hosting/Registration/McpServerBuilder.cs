using System.Diagnostics.CodeAnalysis;
using Coilwright.Hosting;
using Coilwright.Mcp;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says what the server of a host serves, and where.</summary>
public sealed class McpServerBuilder
{
    private readonly McpServerRegistration _registration;

    internal McpServerBuilder(IServiceCollection services, McpServerRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Serves an implementation, which is made by the host: a singleton, called by any number of threads at once.</summary>
    /// <typeparam name="TService">The service's interface, with <see cref="McpServiceAttribute"/>.</typeparam>
    /// <typeparam name="TImplementation">The implementation.</typeparam>
    /// <param name="options">How the service behaves; the defaults where it is <see langword="null"/>.</param>
    public McpServerBuilder Map<TService, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(McpServiceOptions? options = null)
        where TService : class
        where TImplementation : class, TService
    {
        // Not as TService: that may be a client of another server.
        Services.TryAddSingleton<TImplementation>();
        _registration.Add((provider, map) => map.Map<TService>(provider.GetRequiredService<TImplementation>(), options));
        return this;
    }

    /// <summary>Serves an implementation that is there already.</summary>
    /// <typeparam name="TService">The service's interface, with <see cref="McpServiceAttribute"/>.</typeparam>
    /// <param name="service">The implementation, called by any number of threads at once.</param>
    /// <param name="options">How the service behaves; the defaults where it is <see langword="null"/>.</param>
    public McpServerBuilder Map<TService>(TService service, McpServiceOptions? options = null)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(service);
        _registration.Add((_, map) => map.Map(service, options));
        return this;
    }

    /// <summary>Has the server listen itself, beside what end points of Kestrel give it by <c>UseMcp()</c>.</summary>
    /// <param name="endpoint">See <see cref="McpServer.Listen(string, Action{McpServiceMap}, McpServerOptions?)"/>.</param>
    /// <exception cref="InvalidOperationException">It listens somewhere else already.</exception>
    public McpServerBuilder Listen(string endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        _registration.Endpoint = _registration.Endpoint is null ? endpoint : throw new InvalidOperationException(
            $"The server listens at {_registration.Endpoint} already, and has one listener of its own. Give it further end points through Kestrel, with UseMcp.");
        return this;
    }
}
