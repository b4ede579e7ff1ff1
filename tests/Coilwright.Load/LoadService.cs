using Coilwright.Benchmarks.Calls;

namespace Coilwright.Load;

/// <summary>The service itself.</summary>
/// <param name="work">How long a call waits that waits.</param>
internal sealed class LoadService(TimeSpan work) : ILoad
{
    public ValueTask<CallMessage> EchoAsync(CallMessage message, CancellationToken cancellationToken = default) => new(message);

    public async ValueTask<CallMessage> WorkAsync(CallMessage message, CancellationToken cancellationToken = default)
    {
        await Task.Delay(work, cancellationToken);
        return message;
    }

    public ValueTask<CallMessage> AlarmAsync(CallMessage message, CancellationToken cancellationToken = default) => WorkAsync(message, cancellationToken);
}
