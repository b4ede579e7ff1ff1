using Coilwright.Benchmarks.Calls;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>The service that is put under load.</summary>
[McpService("load")]
public interface ILoad
{
    /// <summary>Returns what it gets.</summary>
    [McpOperation(1)]
    ValueTask<CallMessage> EchoAsync(CallMessage message, CancellationToken cancellationToken = default);

    /// <summary>Returns it after a while, as something would that asks a device.</summary>
    [McpOperation(2)]
    ValueTask<CallMessage> WorkAsync(CallMessage message, CancellationToken cancellationToken = default);

    /// <summary>The same, for what must get through.</summary>
    [McpOperation(3, Priority = McpPriority.Critical)]
    ValueTask<CallMessage> AlarmAsync(CallMessage message, CancellationToken cancellationToken = default);
}
