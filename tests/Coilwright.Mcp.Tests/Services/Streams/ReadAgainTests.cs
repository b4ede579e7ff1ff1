using System.Buffers;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Streams;
using Coilwright.Mcp.Tests.Frames;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams that one reader leaves and another goes on with: what was read is given back as credit, or the sender would stop for good.</summary>
public sealed class ReadAgainTests
{
    private const uint Id = 3;
    private const int Length = 40_000;

    // After the fourth item half of the credit is used up, and goes back.
    private const int ItemsOfHalf = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_who_is_cancelled_as_credit_goes_back_leaves_it_to_the_next()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        IncomingStream stream = Create(scripted, items: ItemsOfHalf);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            int count = 0;
            await foreach (McpPayload item in stream.ReadPayloadsAsync(cancellation.Token))
            {
                Assert.Equal(Length, item.Length);
                if (++count == ItemsOfHalf)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        await AssertCreditOfHalfAsync(scripted, stream);
    }

    [Fact]
    public async Task A_reader_who_stops_at_an_item_leaves_its_credit_to_the_next()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        IncomingStream stream = Create(scripted, items: ItemsOfHalf);
        for (int i = 0; i < ItemsOfHalf; i++)
        {
            await foreach (McpPayload item in stream.ReadPayloadsAsync(Token))
            {
                Assert.Equal(Length, item.Length);
                break;
            }
        }

        await AssertCreditOfHalfAsync(scripted, stream);
    }

    [Fact]
    public async Task A_peer_that_was_told_of_no_credit_has_none()
    {
        await using Scripted scripted = await Scripted.ConnectAsync();
        IncomingStream stream = Create(scripted, items: StreamCredit.Initial / StreamCredit.CostOf(Length));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            int count = 0;
            await foreach (McpPayload _ in stream.ReadPayloadsAsync(cancellation.Token))
            {
                if (++count == ItemsOfHalf)
                {
                    await cancellation.CancelAsync();
                }
            }
        });

        // One item may begin with the last of the credit.
        Add(stream);
        Assert.Throws<McpProtocolException>(() => Add(stream));
    }

    private static async Task AssertCreditOfHalfAsync(Scripted scripted, IncomingStream stream)
    {
        await using IAsyncEnumerator<McpPayload> next = stream.ReadPayloadsAsync(Token).GetAsyncEnumerator(Token);
        Task<bool> moving = next.MoveNextAsync().AsTask();
        (McpFrameHeader header, byte[] payload) = await scripted.ReceiveAsync().WaitAsync(Patience, Token);
        Assert.Equal((McpCommand.StreamCredit, Id), (header.Command, header.SequenceId));
        Assert.Equal(ItemsOfHalf * (uint)StreamCredit.CostOf(Length), MessageDecoder.Decode<StreamCredit>(payload).Bytes);
        Add(stream);
        Assert.True(await moving.WaitAsync(Patience, Token));
    }

    private static IncomingStream Create(Scripted scripted, int items)
    {
        var stream = new IncomingStream(scripted.Connection, isRequest: false) { SequenceId = Id };
        for (int i = 0; i < items; i++)
        {
            Add(stream);
        }

        return stream;
    }

    private static void Add(IncomingStream stream)
        => stream.Add(new McpFrame(new McpFrameHeader(McpCommand.StreamItem, Length, Id), new ReadOnlySequence<byte>(new byte[Length])));
}
