using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Modbus.Pdus;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Serves one connection: requests are answered in the order in which they come, several at a time where they come together.</summary>
/// <remarks>
/// Nothing more is read before the answers are sent, so a peer that takes no answers holds these buffers and no more.
/// </remarks>
internal sealed class ServerConnection : ServedConnection
{
    // Room for 15 of the largest frames of TCP; a client that pipelines more gets its answers in several sends.
    private const int OutputSize = 4096;

    private readonly RequestProcessor _processor;
    private readonly ServerFraming _framing;
    private readonly TimeProvider _timeProvider;
    private readonly byte[] _scratch = new byte[ServerFraming.ScratchSize];
    private readonly byte[] _output = new byte[OutputSize];

    public ServerConnection(
        ITransportConnection transport, RequestProcessor processor, ServerFraming framing, TimeProvider timeProvider)
        : base(transport, timeProvider)
    {
        _processor = processor;
        _framing = framing;
        _timeProvider = timeProvider;
    }

    protected override async Task ServeAsync(PipeReader input)
    {
        using LineSilence? silence = _framing.IsLine ? new LineSilence(input, _timeProvider) : null;
        while (true)
        {
            ReadResult read = await input.ReadAsync().ConfigureAwait(false);
            bool isSilent = read.IsCanceled && silence is not null;
            if (!isSilent)
            {
                NoteActivity();
            }

            ReadOnlySequence<byte> rest = read.Buffer;
            FrameStatus status;
            do
            {
                int size = Answer(ref rest, isSilent, out status);
                if (size > 0)
                {
                    await SendAsync(_output.AsMemory(0, size)).ConfigureAwait(false);
                }
            }
            while (status == FrameStatus.Complete);

            input.AdvanceTo(rest.Start, rest.End);
            if (status == FrameStatus.Broken || read.IsCompleted || (read.IsCanceled && !isSilent))
            {
                return;
            }

            silence?.Watch(!rest.IsEmpty && !isSilent);
        }
    }

    /// <summary>Answers what has been received, until no frame is complete or the output has no room for another.</summary>
    /// <param name="input">What has been received; moved behind the frames that were answered.</param>
    /// <param name="isSilent">Whether nothing has come for a while.</param>
    /// <param name="status">What comes next in the input; complete where the output is full.</param>
    /// <returns>The bytes to send.</returns>
    private int Answer(ref ReadOnlySequence<byte> input, bool isSilent, out FrameStatus status)
    {
        status = FrameStatus.Complete;
        int size = 0;
        while (size <= OutputSize - _framing.MaxFrameSize)
        {
            status = _framing.TryRead(ref input, _scratch, isSilent, out ServerRequest request);
            if (status != FrameStatus.Complete)
            {
                break;
            }

            CountRequest();
            Span<byte> frame = _output.AsSpan(size, _framing.MaxFrameSize);
            Span<byte> pdu = frame.Slice(_framing.PduOffset, PduLimits.MaxSize);
            int pduSize = Process(request, pdu);
            if (pduSize > 0)
            {
                size += _framing.Write(request.Id, request.Unit, frame, pduSize);
            }
        }

        return size;
    }

    private int Process(in ServerRequest request, Span<byte> response)
    {
        if (_framing.IsLine && request.Unit == RequestProcessor.Broadcast)
        {
            _processor.ProcessByAll(request.Pdu, response, Role);
            return 0;
        }

        return _processor.Process(request.Unit, request.Pdu, response, Role);
    }
}
