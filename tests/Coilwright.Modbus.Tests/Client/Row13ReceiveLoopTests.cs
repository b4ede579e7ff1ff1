using System.IO.Pipelines;
using System.Net;
using Coilwright.Transports;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Callers that block, and answers that are faster than their callers. (FAULTS, row 13)</summary>
public sealed class Row13ReceiveLoopTests
{
    [Fact]
    public async Task A_continuation_that_blocks_does_not_stop_the_receive_loop()
    {
        await using ClientFixture fixture = await ConnectAsync(options => options.MaxInFlight = 2);
        using var release = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task blocking = BlockAfterAsync(fixture.Client.ReadHoldingRegistersAsync(1, 1, 1, Cancellation), blocked, release);
        await fixture.AnswerReadAsync();
        await blocked.Task;

        await fixture.AssertNextRequestWorksAsync();

        release.Set();
        await blocking;
    }

    [Fact]
    public async Task An_answer_that_arrives_before_anybody_waits_for_it_is_not_lost()
    {
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            new InstantTransport(), new ModbusClientOptions(), Cancellation);
        for (int i = 0; i < 1_000; i++)
        {
            Assert.Equal([(ushort)i], await client.ReadHoldingRegistersAsync(1, (ushort)i, 1, Cancellation));
        }
    }

    private static async Task BlockAfterAsync(ValueTask<ushort[]> read, TaskCompletionSource blocked, ManualResetEventSlim release)
    {
        await read.ConfigureAwait(false);
        blocked.SetResult();
        release.Wait(Cancellation);
    }

    /// <summary>Has received the answer before the send of the request returns.</summary>
    private sealed class InstantTransport : ITransport, ITransportConnection
    {
        private readonly Pipe _answers = new(new PipeOptions(readerScheduler: PipeScheduler.Inline, useSynchronizationContext: false));

        public Endpoint Endpoint { get; } = new("memory", "instant", 0);

        public PipeReader Input => _answers.Reader;

        public EndPoint? LocalEndPoint => null;

        public EndPoint? RemoteEndPoint => null;

        public ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken) => new(this);

        public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
        {
            byte[] frame = data.ToArray();
            var request = new ReceivedRequest((ushort)((frame[0] << 8) | frame[1]), frame[6], frame[7..]);
            await _answers.Writer.WriteAsync(AddressesOf(request), CancellationToken.None);
        }

        public void Close() => _answers.Writer.Complete();

        public void Abort() => _answers.Writer.Complete();

        public ValueTask DisposeAsync() => _answers.Reader.CompleteAsync();
    }
}
