using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Coilwright.Hosting;

/// <summary>Registers clients of either protocol: as singletons, with named options, the name being the key that they are registered under.</summary>
internal static class ClientRegistration
{
    private const string Endpoint = "Endpoint";
    private const string Endpoints = "Endpoints";

    public static IServiceCollection AddClient<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services, string? key, Action<TOptions>? configure, Func<IServiceProvider, IReadOnlyList<string>, TOptions, TClient> create)
        where TClient : class
        where TOptions : class
    {
        if (configure is not null)
        {
            services.Configure(key ?? Options.DefaultName, configure);
        }

        if (key is null)
        {
            services.AddSingleton(provider => Create(provider, Options.DefaultName));
        }
        else
        {
            services.AddKeyedSingleton(key, (provider, _) => Create(provider, key));
        }

        return services;

        TClient Create(IServiceProvider provider, string name)
        {
            List<string> endpoints = provider.GetRequiredService<IOptionsMonitor<ClientEndpoints<TClient>>>().Get(name).Items;
            return create(provider, endpoints, provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name));
        }
    }

    /// <summary>Says where the peer is.</summary>
    public static IServiceCollection At<TClient>(this IServiceCollection services, string? key, string endpoint)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        return services.Configure<ClientEndpoints<TClient>>(key ?? Options.DefaultName, endpoints => endpoints.Items.Add(endpoint));
    }

    /// <summary>Takes the endpoints and the options from a section.</summary>
    public static IServiceCollection At<TClient, TOptions>(
        this IServiceCollection services, string? key, IConfigurationSection section, Action<SectionReader, TOptions> read)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(section);
        string name = key ?? Options.DefaultName;
        services.Configure<ClientEndpoints<TClient>>(name, endpoints => ReadEndpoints(section, endpoints.Items));
        return services.Configure<TOptions>(name, options => SectionReader.ReadAll(section, reader =>
        {
            reader.ReadText(Endpoint, static _ => { });
            reader.ReadTexts(Endpoints, static _ => { });
            read(reader, options);
        }));
    }

    /// <summary>Has the client tell the host of itself, where nothing else was said.</summary>
    public static void Attach(this TelemetryOptions telemetry, IServiceProvider provider)
    {
        telemetry.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        telemetry.MeterFactory ??= provider.GetService<IMeterFactory>();
    }

    private static void ReadEndpoints(IConfigurationSection section, List<string> endpoints)
    {
        var reader = new SectionReader(section);
        reader.ReadText(Endpoint, endpoints.Add);
        reader.ReadTexts(Endpoints, endpoints.Add);
        if (endpoints.Count == 0)
        {
            throw new InvalidOperationException($"The configuration section '{section.Path}' has no {Endpoint}, and no {Endpoints}: it does not say where to connect to.");
        }
    }
}
