using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;
using Coilwright.Requests;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus.Gateway;

/// <summary>Serves one client of a gateway: one request after the other, each answered before the next is looked at.</summary>
internal sealed class GatewayConnection(
    ITransportConnection transport, GatewayRoutes routes, ServerFraming framing, TimeProvider timeProvider, ServerTelemetry telemetry, CancellationToken stopping)
    : ServedConnection(
        transport, framing, timeProvider, new ServedLine(), telemetry.TapOf(transport.RemoteEndPoint?.ToString() ?? "a peer without an address"))
{
    private readonly byte[] _request = new byte[PduLimits.MaxSize];
    private readonly byte[] _answer = new byte[framing.MaxFrameSize];
    private ushort _id;
    private byte _unit;
    private int _requestSize;

    protected override FrameStatus Take(ref ReadOnlySequence<byte> input, bool isSilent)
    {
        FrameStatus status = TakeRequest(ref input, isSilent, out ServerRequest request);
        request.Pdu.CopyTo(_request);
        (_id, _unit, _requestSize) = (request.Id, request.Unit, request.Pdu.Length);
        return status;
    }

    protected override ValueTask AnswerAsync() => _requestSize > 0 ? AnswerRequestAsync() : default;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AnswerRequestAsync()
    {
        Memory<byte> response = _answer.AsMemory(Framing.PduOffset, PduLimits.MaxSize);
        int size = telemetry.WantsCalls
            ? await AskMeasuredAsync(response).ConfigureAwait(false)
            : await AskAsync(response).ConfigureAwait(false);

        // On a line nobody answers a broadcast, whatever became of it.
        if (size > 0 && !(Framing.IsLine && _unit == RequestProcessor.Broadcast))
        {
            await SendAsync(_answer.AsMemory(0, Framing.Write(_id, _unit, _answer, size))).ConfigureAwait(false);
        }
    }

    private ValueTask<int> AskAsync(Memory<byte> response) => routes.AnswerAsync(_unit, _request.AsMemory(0, _requestSize), response, stopping);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> AskMeasuredAsync(Memory<byte> response)
    {
        string method = ModbusTelemetry.MethodOf(_request[0]);
        long started = TimeProvider.GetTimestamp();
        Activity? activity = telemetry.Begin(method);
        if (activity is not null)
        {
            // What is asked of the line is part of it.
            Activity.Current = activity;
        }

        // Whatever comes of a request is answered, unless the gateway stops meanwhile.
        string? error = FailureNames.Cancelled;
        try
        {
            int size = await AskAsync(response).ConfigureAwait(false);
            error = ModbusTelemetry.ErrorOf(response.Span[..size]);
            return size;
        }
        finally
        {
            telemetry.End(activity, method, error, TimeProvider.GetElapsedTime(started));
        }
    }
}
