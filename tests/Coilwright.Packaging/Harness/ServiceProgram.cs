namespace Coilwright.Packaging.Harness;

/// <summary>A program that serves a service to itself over a connection of its own, and what it prints.</summary>
internal static class ServiceProgram
{
    public const string Source =
        """
        using Coilwright.Mcp;
        using Plant;

        using CancellationTokenSource end = new(TimeSpan.FromMinutes(1));
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), end.Token);
        UserEventsClient events = new(client);

        UserEvent sent = new() { UserId = "7", Timestamp = 5, Type = EventType.Stop };
        byte[] encoded = new byte[sent.GetEncodedSize()];
        sent.Encode(encoded);
        Console.WriteLine(Convert.ToHexString(encoded));
        Console.WriteLine(UserEvent.Decode(encoded) == sent ? "decodes to the same event" : "decodes to another event");

        Ack ack = await events.PublishAsync(sent, end.Token);
        Console.WriteLine($"acknowledged {ack.Number}");
        await foreach (Ack each in events.CountAsync(ack, end.Token))
        {
            Console.WriteLine($"counted {each.Number}");
        }

        namespace Plant
        {
            public enum EventType
            {
                Start,
                Stop,
            }

            [McpMessage]
            public sealed partial record UserEvent
            {
                [McpField(1)] public required string UserId { get; init; }
                [McpField(2)] public long Timestamp { get; init; }
                [McpField(3)] public EventType Type { get; init; }
            }

            [McpMessage(Layout = McpLayout.Packed)]
            public readonly partial record struct Ack([McpField(1)] int Number);

            [McpService("events")]
            public interface IUserEvents
            {
                [McpOperation(1)] ValueTask<Ack> PublishAsync(UserEvent happened, CancellationToken cancellationToken = default);
                [McpOperation(2)] IAsyncEnumerable<Ack> CountAsync(Ack last, CancellationToken cancellationToken = default);
            }

            internal sealed class UserEvents : IUserEvents
            {
                public ValueTask<Ack> PublishAsync(UserEvent happened, CancellationToken cancellationToken = default) => new(new Ack((int)happened.Timestamp - 3));

                public async IAsyncEnumerable<Ack> CountAsync(
                    Ack last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
                {
                    for (int number = 1; number <= last.Number; number++)
                    {
                        await Task.Yield();
                        yield return new Ack(number);
                    }
                }
            }
        }
        """;

    public const string Output =
        """
        0A013710051801
        decodes to the same event
        acknowledged 2
        counted 1
        counted 2

        """;
}
