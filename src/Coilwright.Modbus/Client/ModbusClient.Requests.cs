using System.Diagnostics;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Serial;
using Coilwright.Requests;

namespace Coilwright.Modbus;

public sealed partial class ModbusClient
{
    // What callers beyond the window have in their hands comes and goes; a few kept ones serve the usual number of callers.
    private const int KeptRequests = 256;

    private readonly ObjectPool<ModbusRequest> _requests;

    /// <summary>A request that its owner fills, sends with <see cref="SendAsync(ModbusRequest, CancellationToken)"/> and gives back with <see cref="Return"/>.</summary>
    internal ModbusRequest Rent(byte unit)
    {
        if (!_requests.TryRent(out ModbusRequest? request))
        {
            request = new ModbusRequest(Endpoint, TimeProvider, Memory);
        }

        request.Unit = unit;
        request.Begin();
        return request;
    }

    /// <summary>A request that reads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range is beyond the limits of the specification.</exception>
    internal ModbusRequest Rent(byte unit, in ReadRequest read)
    {
        ModbusRequest request = Rent(unit);
        request.Size = read.Write(request.Buffer);
        try
        {
            ThrowIfReadOfAll(request);
        }
        catch
        {
            Return(request);
            throw;
        }

        return request;
    }

    /// <summary>Gives a request back that was never sent, or whose send was awaited.</summary>
    internal void Return(ModbusRequest request)
    {
        Debug.Assert(!request.IsPending, "The request is still on its way.");
        if (request.IsMeasured)
        {
            request.EndMeasuring(Telemetry);
        }

        _requests.Return(request);
    }

    /// <summary>Puts a request on its way; <see cref="PendingRequest.WaitAsync"/> then waits for it.</summary>
    internal void Submit(ModbusRequest request, CancellationToken cancellationToken)
    {
        ThrowIfReadOfAll(request);
        if (Telemetry.WantsCalls)
        {
            request.BeginMeasuring(Telemetry);
        }

        request.Submit(_carrier, _requestTimeout - request.Spent, cancellationToken);
    }

    /// <summary>
    /// Sends a request and waits for whatever answers it; a write of registers after whoever changes one by reading and writing back. Who
    /// awaits this then has to look at the answer.
    /// </summary>
    internal ValueTask SendAsync(ModbusRequest request, CancellationToken cancellationToken) =>
        WritesRegisters(request) ? SendInTurnAsync(request, cancellationToken) : SendNowAsync(request, cancellationToken);

    private ValueTask SendNowAsync(ModbusRequest request, CancellationToken cancellationToken)
    {
        Submit(request, cancellationToken);
        return request.WaitAsync();
    }

    /// <summary>Sends a request of a call that has come so far.</summary>
    /// <exception cref="ModbusTimeoutException">The call has no time left.</exception>
    internal ValueTask SendAsync(ModbusRequest request, in CallProgress progress, CancellationToken cancellationToken)
    {
        request.Continue(progress, _requestTimeout);
        return SendAsync(request, cancellationToken);
    }

    /// <summary>
    /// Sends a request and blocks until something answers it; a carrier that blocks does all of it on this thread. Who calls this then has to
    /// look at the answer.
    /// </summary>
    internal void Send(ModbusRequest request) => Blocking.Wait(SendAsync(request, CancellationToken.None));

    /// <summary>Whether a request reads of all units of a serial line at once, none of which would answer.</summary>
    internal bool IsReadOfAll(ModbusRequest request) =>
        request.Unit == 0 && _carrier is SerialBus && !LineRequests.MayBeBroadcast(request.Pdu);

    private void ThrowIfReadOfAll(ModbusRequest request)
    {
        if (IsReadOfAll(request))
        {
            throw new ArgumentException(
                $"Unit 0 of a serial line is all units at once, and none of them answers: only writes can be sent to it, not {request.Function}.");
        }
    }

    /// <summary>How far a call has come that begins now.</summary>
    internal CallProgress BeginCall() => new(TimeProvider.GetTimestamp(), 0);

    /// <summary>A request of a call that has come so far.</summary>
    /// <exception cref="ModbusTimeoutException">The call has no time left.</exception>
    internal ValueTask ExecuteAsync(ModbusRequest request, in CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            request.Continue(progress, _requestTimeout);
        }
        catch
        {
            Return(request);
            throw;
        }

        return ExecuteAsync(request, cancellationToken);
    }

    /// <summary>
    /// Sends a request that is given back by the end of the await, which throws unless it was answered and fills what the request
    /// was told to end with.
    /// </summary>
    internal ValueTask ExecuteAsync(ModbusRequest request, CancellationToken cancellationToken)
    {
        request.EndWith(this);
        try
        {
            return SendAsync(request, cancellationToken);
        }
        catch
        {
            request.Release();
            throw;
        }
    }
}
