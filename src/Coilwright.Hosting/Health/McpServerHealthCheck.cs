using Coilwright.Mcp;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coilwright.Hosting;

/// <summary>Judges a server by its load: one that refuses calls is degraded, and so is nobody's first choice.</summary>
internal sealed class McpServerHealthCheck(McpServer server) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ShedLevel level = server.ShedLevel;
        var data = new Dictionary<string, object>
        {
            ["sessions"] = server.SessionList.Count,
            ["working"] = server.Working,
            ["waiting"] = server.Waiting,
            ["refused"] = server.Refused,
            ["load"] = server.Load,
        };
        return Task.FromResult(level == ShedLevel.Refusing
            ? HealthCheckResult.Degraded("The server has too much to do, and refuses calls that are not critical.", data: data)
            : HealthCheckResult.Healthy($"The server serves {data["sessions"]} sessions.", data));
    }
}
