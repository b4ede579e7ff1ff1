using System.Buffers;
using System.Buffers.Binary;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Tests.Frames;

/// <summary>Many callers at once, over real sockets.</summary>
public sealed class ConcurrencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_caller_gets_its_own_answer()
    {
        await using SocketPair pair = await SocketPair.CreateAsync(Pair.Echo);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                byte[] payload = FrameBytes.Payload(4 + (caller * 7 + i) % 3000, caller * 1000 + i);
                using McpPayload answer = await pair.Client.RequestAsync(payload, cancellationToken: Token);
                Assert.True(payload.AsSpan().SequenceEqual(answer.Span));
            }
        }, Token)));

        Assert.Equal(0, pair.Client.InFlight);
        Assert.Equal(0, pair.Client.UnmatchedResponses);

        // An answer may be back before its request counts as sent.
        await pair.Client.CloseAsync(Token);
        await pair.Server.Completion;
        Assert.Equal(pair.Client.BytesSent, pair.Server.BytesReceived);
    }

    [Fact]
    public async Task Frames_of_one_sender_stay_in_order_and_whole_among_those_of_many()
    {
        const int Senders = 32;
        const int Frames = 500;
        int[] next = new int[Senders];
        int received = 0;
        var done = new TaskCompletionSource();
        await using SocketPair pair = await SocketPair.CreateAsync(
            (_, frame) =>
            {
                byte[] payload = frame.Payload.ToArray();
                int number = BinaryPrimitives.ReadInt32BigEndian(payload);
                Assert.Equal(next[frame.SequenceId]++, number);
                Assert.True(payload.AsSpan(4).SequenceEqual(FrameBytes.Payload(payload.Length - 4, number)));
                if (++received == Senders * Frames)
                {
                    done.SetResult();
                }

                return ValueTask.CompletedTask;
            },
            new() { SendBufferSize = 20_000 });

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (int i = 0; i < Frames; i++)
            {
                byte[] payload = [.. Scripted.Number(i), .. FrameBytes.Payload(i % 50 == 0 ? 40_000 : i % 700, i)];
                await pair.Client.SendAsync(McpCommand.OneWay, (uint)sender, payload, Token);
            }
        }, Token)));

        await Task.WhenAny(done.Task, pair.Server.Completion).WaitAsync(Token);
        Assert.Null(pair.Server.Fault);
        Assert.Equal(Senders * Frames, received);
    }

    [Fact]
    public async Task Timeouts_and_cancellations_among_answers_never_mix_them_up()
    {
        await using SocketPair pair = await SocketPair.CreateAsync(Pair.Echo);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 200; i++)
            {
                using var cancellation = new CancellationTokenSource();
                byte[] payload = Scripted.Number(caller * 1000 + i);
                ValueTask<McpPayload> asking = pair.Client.RequestAsync(payload, null, cancellation.Token);
                if (i % 3 == 0)
                {
                    await cancellation.CancelAsync();
                }

                try
                {
                    using McpPayload answer = await asking;
                    Assert.Equal(payload, answer.Span.ToArray());
                }
                catch (OperationCanceledException)
                {
                    Assert.Equal(0, i % 3);
                }
            }
        }, Token)));

        Assert.Equal(0, pair.Client.InFlight);
    }
}
