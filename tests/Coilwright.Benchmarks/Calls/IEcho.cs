using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Calls;

/// <summary>The service that is called.</summary>
[McpService("echo")]
public interface IEcho
{
    /// <summary>Returns what it gets.</summary>
    [McpOperation(1)]
    ValueTask<CallMessage> SayAsync(CallMessage message, CancellationToken cancellationToken = default);

    /// <summary>Returns it after a while, as something would that asks a device.</summary>
    [McpOperation(2)]
    ValueTask<CallMessage> WaitAsync(CallMessage message, CancellationToken cancellationToken = default);
}
