using Coilwright.Hosting;
using Coilwright.Mcp;
using Coilwright.Modbus;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of clients and servers.</summary>
/// <remarks>
/// A client is healthy while connected, degraded while it connects or tries again, and fails when it is offline; one that has not connected yet does so for the check. A
/// server is degraded while it refuses calls for load. The device or service behind a connection is not asked anything.
/// </remarks>
public static class CoilwrightHealthChecksBuilderExtensions
{
    /// <summary>Checks the <see cref="ModbusClient"/>.</summary>
    /// <param name="builder">Of <c>services.AddHealthChecks()</c>.</param>
    /// <param name="key">The key that the client is registered under; <see langword="null"/> for the one without.</param>
    /// <param name="name">What the check is called; <c>modbus</c> by default, and <c>modbus:key</c> with a key.</param>
    /// <param name="failureStatus">What an offline client makes it; <see cref="HealthStatus.Unhealthy"/> by default.</param>
    /// <param name="tags">What checks are chosen by.</param>
    /// <param name="timeout">How long the check may take.</param>
    public static IHealthChecksBuilder AddModbusClient(
        this IHealthChecksBuilder builder, string? key = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
        => builder.Add<ModbusClient>("modbus", key, name, client => new ModbusClientHealthCheck(client), failureStatus, tags, timeout);

    /// <summary>Checks the <see cref="McpClient"/>.</summary>
    /// <param name="name">What the check is called; <c>mcp</c> by default, and <c>mcp:key</c> with a key.</param>
    /// <inheritdoc cref="AddModbusClient"/>
    /// <param name="builder"></param>
    /// <param name="key"></param>
    /// <param name="failureStatus"></param>
    /// <param name="tags"></param>
    /// <param name="timeout"></param>
    public static IHealthChecksBuilder AddMcpClient(
        this IHealthChecksBuilder builder, string? key = null, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
        => builder.Add<McpClient>("mcp", key, name, client => new McpClientHealthCheck(client), failureStatus, tags, timeout);

    /// <summary>Checks the <see cref="McpServer"/>.</summary>
    /// <param name="builder">Of <c>services.AddHealthChecks()</c>.</param>
    /// <param name="name">What the check is called; <c>mcp-server</c> by default.</param>
    /// <param name="tags">What checks are chosen by.</param>
    public static IHealthChecksBuilder AddMcpServer(this IHealthChecksBuilder builder, string? name = null, IEnumerable<string>? tags = null)
        => builder.Add<McpServer>("mcp-server", null, name, server => new McpServerHealthCheck(server), null, tags, null);

    private static IHealthChecksBuilder Add<T>(
        this IHealthChecksBuilder builder,
        string what,
        string? key,
        string? name,
        Func<T, IHealthCheck> create,
        HealthStatus? failureStatus,
        IEnumerable<string>? tags,
        TimeSpan? timeout)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? (key is null ? what : $"{what}:{key}"),
            provider => create(key is null ? provider.GetRequiredService<T>() : provider.GetRequiredKeyedService<T>(key)),
            failureStatus,
            tags,
            timeout));
    }
}
