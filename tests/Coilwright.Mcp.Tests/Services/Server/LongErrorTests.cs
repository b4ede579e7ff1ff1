using System.Runtime.CompilerServices;
using System.Text;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Errors that say more than the client takes in one frame.</summary>
public sealed class LongErrorTests
{
    private const int MaxFrameLength = 1024;

    [Theory]
    [InlineData(0, McpCommand.Response, ResponseStatus.EncodedSize)]
    [InlineData(1, McpCommand.StreamEnd, StreamEnd.EncodedSize)]
    public async Task An_error_whose_text_is_too_long_arrives_with_less_of_it_and_the_connection_stays(long items, McpCommand command, int bodyStart)
    {
        await using McpServer server = McpServer.Create(services => services.Map<IFeed>(new Complaining("x" + new string('\u20AC', 5000))));
        await using ScriptedClient client = await ScriptedClient.GreetAsync(server, maxFrameLength: MaxFrameLength);
        await client.CallAsync(1, 1, new Ack { Value = items });
        byte[] payload = (await client.Peer.ReceiveAsync(command)).Payload;

        // Never half a character: each takes three bytes.
        Assert.InRange(payload.Length, MaxFrameLength - 2, MaxFrameLength);
        ErrorBody error = MessageDecoder.Decode<ErrorBody>(payload.AsSpan(bodyStart));
        Assert.Equal((17u, 250u), (error.Detail, error.RetryAfterMilliseconds));
        Assert.Matches("^x\u20AC{300,}\u2026$", error.Message);
        await client.PingAsync();
    }

    [Theory]
    [InlineData("abcdefgh", 8 + 2, "abcdefgh")]
    [InlineData("abcdefgh", 7 + 2, "abcd\u2026")]
    [InlineData("abc\U0001F600", 6 + 2, "abc\u2026")]
    public void A_text_is_cut_between_characters_where_it_has_to_be(string text, int room, string fitting)
    {
        using McpFrameBuilder frame = McpFrameBuilder.Rent(McpCommand.Response, 1);
        new ErrorBody(0, text, 0).EncodeWithin(frame, room);
        Assert.Equal(new ErrorBody(0, fitting, 0).GetEncodedSize(), frame.PayloadLength);
        Assert.InRange(frame.PayloadLength, Encoding.UTF8.GetByteCount(fitting), room);
    }

    private sealed class Complaining(string complaint) : IFeed
    {
        public async IAsyncEnumerable<Note> WatchAsync(Ack first, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (long i = 0; i < first.Value; i++)
            {
                yield return new Note();
            }

            await Task.CompletedTask;
            throw new McpStatusException(McpStatus.NotFound, complaint, 17) { RetryAfter = TimeSpan.FromMilliseconds(250) };
        }

        public IAsyncEnumerable<Note> ExchangeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken) => WatchAsync(new Ack(), cancellationToken);

        public ValueTask<Ack> TakeAsync(IAsyncEnumerable<Ack> items, CancellationToken cancellationToken) => new(new Ack());
    }
}
