using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Serves one connection: requests are answered in the order in which they come, several at a time where they come together.</summary>
/// <remarks>
/// Nothing more is read before the answers are sent, so a peer that takes no answers holds these buffers and no more.
/// </remarks>
internal sealed class ServerConnection : ServedConnection
{
    // Room for 15 of the largest frames; a client that pipelines more gets its answers in several sends.
    private const int OutputSize = 4096;

    private readonly RequestProcessor _processor;
    private readonly byte[] _pdu = new byte[PduLimits.MaxSize];
    private readonly byte[] _output = new byte[OutputSize];

    public ServerConnection(ITransportConnection transport, RequestProcessor processor, TimeProvider timeProvider)
        : base(transport, timeProvider) => _processor = processor;

    protected override async Task ServeAsync(PipeReader input)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync().ConfigureAwait(false);
            NoteActivity();
            ReadOnlySequence<byte> rest = read.Buffer;
            MbapStatus status;
            do
            {
                int size = Answer(ref rest, out status);
                if (size > 0)
                {
                    await SendAsync(_output.AsMemory(0, size)).ConfigureAwait(false);
                }
            }
            while (status == MbapStatus.Complete);

            input.AdvanceTo(rest.Start, rest.End);

            // A wrong header means that the peer's frames can no longer be told apart; only a new connection helps.
            if (status != MbapStatus.Incomplete || read.IsCompleted || read.IsCanceled)
            {
                return;
            }
        }
    }

    /// <summary>Answers what has been received, until no frame is complete or the output has no room for another.</summary>
    /// <param name="input">What has been received; moved behind the frames that were answered.</param>
    /// <param name="status">What comes next in the input; complete where the output is full.</param>
    /// <returns>The bytes to send.</returns>
    private int Answer(ref ReadOnlySequence<byte> input, out MbapStatus status)
    {
        status = MbapStatus.Complete;
        int size = 0;
        while (size <= OutputSize - MbapHeader.MaxFrameSize)
        {
            status = MbapFrame.TryRead(ref input, out MbapHeader header, out ReadOnlySpan<byte> request, _pdu);
            if (status != MbapStatus.Complete)
            {
                break;
            }

            CountRequest();
            int pduSize = _processor.Process(header.Unit, request, _output.AsSpan(size + MbapHeader.Size), Role);
            if (pduSize > 0)
            {
                size += (header with { PduSize = pduSize }).Write(_output.AsSpan(size)) + pduSize;
            }
        }

        return size;
    }
}
