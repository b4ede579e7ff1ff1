using Coilwright.Hosting;
using Coilwright.Modbus;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Modbus clients.</summary>
/// <remarks>
/// A client is a singleton: any number of callers share it. It connects with its first request and is closed with the host. It logs to the host's log and measures with
/// its meters, unless its options say otherwise. Typed clients of register maps are registered over it in a line:
/// <c>services.AddSingleton(provider => new EnergyMeterClient(provider.GetRequiredService&lt;ModbusClient&gt;(), unit: 1))</c>.
/// </remarks>
public static class ModbusClientServiceCollectionExtensions
{
    /// <summary>Registers the <see cref="ModbusClient"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="endpoint">Where the devices are: <c>tcp://192.168.1.10:502</c>, for example.</param>
    /// <param name="configure">Changes the options.</param>
    public static IServiceCollection AddModbusClient(this IServiceCollection services, string endpoint, Action<ModbusClientOptions>? configure = null)
        => services.At<ModbusClient>(null, endpoint).AddClient(null, configure, Create);

    /// <summary>Registers the <see cref="ModbusClient"/>, with endpoints and options from a section of the configuration.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">
    /// <c>Endpoint</c>, or <c>Endpoints</c> in the order in which they are tried, and beside it what <see cref="ModbusClientOptions"/> have, by the same names. Certificates
    /// are files: <c>"Tls": { "Certificate": { "Path": "client.pem", "KeyPath": "client.key" }, "TrustedRoots": "root.pem" }</c>, read again when they change. A value that cannot
    /// be read, or a name that means nothing, is an <see cref="InvalidOperationException"/> when the client is first asked for.
    /// </param>
    /// <param name="configure">Changes the options after that.</param>
    public static IServiceCollection AddModbusClient(this IServiceCollection services, IConfigurationSection section, Action<ModbusClientOptions>? configure = null)
        => services.At<ModbusClient, ModbusClientOptions>(null, section, ModbusClientSection.Read).AddClient(null, configure, Create);

    /// <summary>Registers a <see cref="ModbusClient"/> under a key, for <c>[FromKeyedServices("line2")]</c>. Its options have the key as their name.</summary>
    /// <param name="key">The key.</param>
    /// <inheritdoc cref="AddModbusClient(IServiceCollection, string, Action{ModbusClientOptions}?)"/>
    /// <param name="services"></param>
    /// <param name="endpoint"></param>
    /// <param name="configure"></param>
    public static IServiceCollection AddKeyedModbusClient(this IServiceCollection services, string key, string endpoint, Action<ModbusClientOptions>? configure = null)
        => services.At<ModbusClient>(key, endpoint).AddClient(key, configure, Create);

    /// <summary>Registers a <see cref="ModbusClient"/> under a key, with endpoints and options from a section of the configuration.</summary>
    /// <param name="key">The key.</param>
    /// <inheritdoc cref="AddModbusClient(IServiceCollection, IConfigurationSection, Action{ModbusClientOptions}?)"/>
    /// <param name="services"></param>
    /// <param name="section"></param>
    /// <param name="configure"></param>
    public static IServiceCollection AddKeyedModbusClient(
        this IServiceCollection services, string key, IConfigurationSection section, Action<ModbusClientOptions>? configure = null)
        => services.At<ModbusClient, ModbusClientOptions>(key, section, ModbusClientSection.Read).AddClient(key, configure, Create);

    private static ModbusClient Create(IServiceProvider provider, IReadOnlyList<string> endpoints, ModbusClientOptions options)
    {
        options.Telemetry.Attach(provider);
        return ModbusClient.Create(endpoints, options);
    }
}
