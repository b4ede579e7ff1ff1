using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;
using Coilwright.Transports;

namespace Coilwright.Modbus.Gateway;

/// <summary>Serves one client of a gateway: one request after the other, each answered before the next is looked at.</summary>
internal sealed class GatewayConnection : ServedConnection
{
    private readonly GatewayRoutes _routes;
    private readonly CancellationToken _stopping;
    private readonly byte[] _request = new byte[PduLimits.MaxSize];
    private readonly byte[] _answer = new byte[MbapHeader.MaxFrameSize];

    public GatewayConnection(ITransportConnection transport, GatewayRoutes routes, TimeProvider timeProvider, CancellationToken stopping)
        : base(transport, timeProvider)
    {
        _routes = routes;
        _stopping = stopping;
    }

    protected override async Task ServeAsync(PipeReader input)
    {
        while (true)
        {
            ReadResult read = await input.ReadAsync().ConfigureAwait(false);
            NoteActivity();
            ReadOnlySequence<byte> rest = read.Buffer;
            MbapStatus status = TakeRequest(ref rest, out MbapHeader header);

            // What lies behind the request is not looked at yet: the next read tells first whether the client is still there.
            input.AdvanceTo(rest.Start, status == MbapStatus.Complete ? rest.Start : rest.End);
            if (status == MbapStatus.Complete)
            {
                CountRequest();
                await AnswerAsync(header).ConfigureAwait(false);
            }
            else if (status != MbapStatus.Incomplete || read.IsCompleted || read.IsCanceled)
            {
                // A wrong header means that the peer's frames can no longer be told apart; only a new connection helps.
                return;
            }
        }
    }

    private MbapStatus TakeRequest(ref ReadOnlySequence<byte> input, out MbapHeader header)
    {
        MbapStatus status = MbapFrame.TryRead(ref input, out header, out ReadOnlySpan<byte> pdu, _request);
        pdu.CopyTo(_request);
        return status;
    }

    private async ValueTask AnswerAsync(MbapHeader header)
    {
        Memory<byte> response = _answer.AsMemory(MbapHeader.Size);
        int size = await _routes.AnswerAsync(header.Unit, _request.AsMemory(0, header.PduSize), response, _stopping).ConfigureAwait(false);
        if (size > 0)
        {
            MbapHeader answer = header with { PduSize = size };
            answer.Write(_answer);
            await SendAsync(_answer.AsMemory(0, answer.FrameSize)).ConfigureAwait(false);
        }
    }
}
