using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Serves one connection from the units of a server; requests that come together are answered together.</summary>
internal sealed class ServerConnection(
    ITransportConnection transport, RequestProcessor processor, ServerFraming framing, TimeProvider timeProvider, ServerTelemetry telemetry)
    : ServedConnection(
        transport, framing, timeProvider, processor.Line, telemetry.TapOf(transport.RemoteEndPoint?.ToString() ?? "a peer without an address"))
{
    // Room for 15 of the largest frames of TCP; a client that pipelines more gets its answers in several sends.
    private const int OutputSize = 4096;

    private readonly ListenOnlyUnits _listenOnly = new();

    // Rented for each batch of requests, so that a connection that waits costs nothing.
    private byte[] _output = [];
    private int _size;

    // Until no frame is complete or the output has no room for another.
    protected override FrameStatus Take(ref ReadOnlySequence<byte> input, bool isSilent)
    {
        _size = 0;
        _output = ArrayPool<byte>.Shared.Rent(OutputSize);
        var status = FrameStatus.Complete;
        while (_size <= OutputSize - Framing.MaxFrameSize)
        {
            status = TakeRequest(ref input, isSilent, out ServerRequest request);
            if (status != FrameStatus.Complete)
            {
                break;
            }

            Span<byte> frame = _output.AsSpan(_size, Framing.MaxFrameSize);
            Span<byte> pdu = frame.Slice(Framing.PduOffset, PduLimits.MaxSize);
            int pduSize = telemetry.WantsCalls ? ProcessMeasured(request, pdu) : Process(request, pdu);
            if (pduSize > 0)
            {
                _size += Framing.Write(request.Id, request.Unit, frame, pduSize);
            }
        }

        return status;
    }

    protected override ValueTask AnswerAsync()
    {
        ValueTask send = _size > 0 ? SendAsync(_output.AsMemory(0, _size)) : default;
        if (!send.IsCompletedSuccessfully)
        {
            return FinishAsync(send);
        }

        send.GetAwaiter().GetResult();
        GiveOutputBack();
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FinishAsync(ValueTask send)
    {
        await send.ConfigureAwait(false);
        GiveOutputBack();
    }

    private void GiveOutputBack()
    {
        ArrayPool<byte>.Shared.Return(_output);
        _output = [];
    }

    private int ProcessMeasured(in ServerRequest request, Span<byte> response)
    {
        string method = ModbusTelemetry.MethodOf(request.Pdu[0]);
        long started = TimeProvider.GetTimestamp();
        Activity? activity = telemetry.Begin(method);
        int size = Process(request, response);
        telemetry.End(activity, method, ModbusTelemetry.ErrorOf(response[..size]), TimeProvider.GetElapsedTime(started));
        return size;
    }

    private int Process(in ServerRequest request, Span<byte> response)
    {
        if (Framing.IsLine && request.Unit == RequestProcessor.Broadcast)
        {
            processor.ProcessByAll(request.Pdu, response, _listenOnly, Role);
            return 0;
        }

        return processor.Process(request.Unit, request.Pdu, response, _listenOnly, Role);
    }
}
