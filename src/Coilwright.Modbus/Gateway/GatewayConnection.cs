using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;
using Coilwright.Transports;

namespace Coilwright.Modbus.Gateway;

/// <summary>Serves one client of a gateway: one request after the other, each answered before the next is looked at.</summary>
internal sealed class GatewayConnection : ServedConnection
{
    private readonly GatewayRoutes _routes;
    private readonly ServerFraming _framing;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _stopping;
    private readonly byte[] _scratch = new byte[ServerFraming.ScratchSize];
    private readonly byte[] _request = new byte[PduLimits.MaxSize];
    private readonly byte[] _answer;
    private ushort _id;
    private byte _unit;
    private int _requestSize;

    public GatewayConnection(
        ITransportConnection transport,
        GatewayRoutes routes,
        ServerFraming framing,
        TimeProvider timeProvider,
        CancellationToken stopping)
        : base(transport, timeProvider)
    {
        _routes = routes;
        _framing = framing;
        _timeProvider = timeProvider;
        _stopping = stopping;
        _answer = new byte[framing.MaxFrameSize];
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
            FrameStatus status = TakeRequest(ref rest, isSilent);

            // What lies behind the request is not looked at yet: the next read tells first whether the client is still there.
            input.AdvanceTo(rest.Start, status == FrameStatus.Complete ? rest.Start : rest.End);
            if (status == FrameStatus.Complete)
            {
                CountRequest();
                await AnswerAsync().ConfigureAwait(false);
            }
            else if (status == FrameStatus.Broken || read.IsCompleted || (read.IsCanceled && !isSilent))
            {
                return;
            }
            else
            {
                silence?.Watch(!rest.IsEmpty && !isSilent);
            }
        }
    }

    private FrameStatus TakeRequest(ref ReadOnlySequence<byte> input, bool isSilent)
    {
        FrameStatus status = _framing.TryRead(ref input, _scratch, isSilent, out ServerRequest request);
        request.Pdu.CopyTo(_request);
        (_id, _unit, _requestSize) = (request.Id, request.Unit, request.Pdu.Length);
        return status;
    }

    private async ValueTask AnswerAsync()
    {
        Memory<byte> response = _answer.AsMemory(_framing.PduOffset, PduLimits.MaxSize);
        int size = await _routes.AnswerAsync(_unit, _request.AsMemory(0, _requestSize), response, _stopping).ConfigureAwait(false);

        // On a line nobody answers a broadcast, whatever became of it.
        if (size > 0 && !(_framing.IsLine && _unit == RequestProcessor.Broadcast))
        {
            await SendAsync(_answer.AsMemory(0, _framing.Write(_id, _unit, _answer, size))).ConfigureAwait(false);
        }
    }
}
