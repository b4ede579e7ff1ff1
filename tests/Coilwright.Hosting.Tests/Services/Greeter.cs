using System.Runtime.CompilerServices;

namespace Coilwright.Hosting.Tests.Services;

/// <summary>Answers what it was asked, with its own greeting before it.</summary>
internal sealed class Greeter : IGreeter
{
    public TaskCompletionSource WaitBegan { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask<Greeting> GreetAsync(Greeting greeting, CancellationToken cancellationToken) => new(new Greeting { Text = $"Hello, {greeting.Text}" });

    public async ValueTask<Greeting> WaitAsync(Greeting greeting, CancellationToken cancellationToken)
    {
        WaitBegan.TrySetResult();
        await Released.Task.WaitAsync(cancellationToken);
        return greeting;
    }

    public ValueTask<Greeting> CommandAsync(Greeting greeting, CancellationToken cancellationToken) => new(greeting);

    public async IAsyncEnumerable<Greeting> RepeatAsync(Greeting greeting, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < greeting.Times; i++)
        {
            yield return greeting;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<Greeting> WatchAsync(Greeting greeting, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return greeting;
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
