namespace Coilwright.Benchmarks.Calls;

/// <summary>The service itself.</summary>
internal sealed class Echo : IEcho
{
    /// <summary>How long a call waits that waits.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(1);

    public ValueTask<CallMessage> SayAsync(CallMessage message, CancellationToken cancellationToken = default) => new(message);

    public async ValueTask<CallMessage> WaitAsync(CallMessage message, CancellationToken cancellationToken = default)
    {
        await Task.Delay(Wait, cancellationToken);
        return message;
    }
}
