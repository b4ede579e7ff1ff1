using Coilwright.Mcp;

namespace Coilwright.Hosting.Tests.Services;

[McpService("greeter")]
public interface IGreeter
{
    [McpOperation(1)]
    ValueTask<Greeting> GreetAsync(Greeting greeting, CancellationToken cancellationToken = default);

    /// <summary>Answers when the greeter is released.</summary>
    [McpOperation(2)]
    ValueTask<Greeting> WaitAsync(Greeting greeting, CancellationToken cancellationToken = default);

    [McpOperation(3), RequiresRole("Operator")]
    ValueTask<Greeting> CommandAsync(Greeting greeting, CancellationToken cancellationToken = default);

    [McpOperation(4)]
    IAsyncEnumerable<Greeting> RepeatAsync(Greeting greeting, CancellationToken cancellationToken = default);

    /// <summary>Repeats the greeting once, then waits until it is cancelled.</summary>
    [McpOperation(5)]
    IAsyncEnumerable<Greeting> WatchAsync(Greeting greeting, CancellationToken cancellationToken = default);
}
