using Coilwright.Benchmarks.Calls;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>A service whose calls leave a trace that outlives its process.</summary>
[McpService("journal")]
public interface IJournal
{
    /// <summary>Writes down the number in the message, which must not be done twice.</summary>
    [McpOperation(1)]
    ValueTask<CallMessage> OnceAsync(CallMessage message, CancellationToken cancellationToken = default);

    /// <summary>The same, where twice does no harm.</summary>
    [McpOperation(2, Idempotent = true)]
    ValueTask<CallMessage> AgainAsync(CallMessage message, CancellationToken cancellationToken = default);
}
