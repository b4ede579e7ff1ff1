using System.Runtime.CompilerServices;
using Coilwright.Connections;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Gateway;

/// <summary>The way to one device: a client, the unit that the device has there, and what was read lately. Thread-safe.</summary>
internal sealed class GatewayRoute
{
    private readonly ModbusClient _line;
    private readonly byte _unit;
    private readonly ReadCache? _cache;
    private readonly GatewayCounters _counters;

    public GatewayRoute(ModbusClient line, byte unit, TimeSpan cacheAge, GatewayCounters counters)
    {
        OptionRange.Check(cacheAge, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(cacheAge));
        _line = line;
        _unit = unit;
        _cache = cacheAge == TimeSpan.Zero ? null : new ReadCache(cacheAge, line.TimeProvider);
        _counters = counters;
    }

    /// <inheritdoc cref="GatewayRoutes.AnswerAsync"/>
    public ValueTask<int> AnswerAsync(ReadOnlyMemory<byte> request, Memory<byte> response, CancellationToken cancellationToken) =>
        _cache is null ? AskAsync(request, response, cancellationToken)
        : ReadKey.TryOf(request.Span, out ReadKey key) ? ReadAsync(key, request, response, cancellationToken)
        : ChangeAsync(request, response, cancellationToken);

    /// <summary>A read whose answer others may share.</summary>
    private async ValueTask<int> ReadAsync(
        ReadKey key, ReadOnlyMemory<byte> request, Memory<byte> response, CancellationToken cancellationToken)
    {
        SharedRead read = _cache!.Join(key, out bool isOurs);
        if (!isOurs)
        {
            _counters.CountShared();
            return await read.CopyToAsync(response, cancellationToken).ConfigureAwait(false);
        }

        int size = 0;
        try
        {
            size = await AskAsync(request, response, cancellationToken).ConfigureAwait(false);
            return size;
        }
        finally
        {
            _cache.End(key, read, response.Span[..size]);
        }
    }

    /// <summary>Anything but a plain read may change what reads find, from its start to its end.</summary>
    private async ValueTask<int> ChangeAsync(ReadOnlyMemory<byte> request, Memory<byte> response, CancellationToken cancellationToken)
    {
        _cache!.Clear();
        try
        {
            return await AskAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _cache.Clear();
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, Memory<byte> response, CancellationToken cancellationToken)
    {
        ModbusRequest asked = _line.Rent(_unit);
        request.Span.CopyTo(asked.Buffer);
        asked.Size = request.Length;
        try
        {
            if (_line.IsReadOfAll(asked))
            {
                // Clients mean the gateway itself by unit 0, or the only device behind it; on a line it leads to nobody who would answer.
                return Fail(request, ModbusExceptionCode.GatewayPathUnavailable, response);
            }

            await _line.SendAsync(asked, cancellationToken).ConfigureAwait(false);
            return Pass(asked, response.Span);
        }
        catch (Exception failure) when (failure is ModbusException or ObjectDisposedException)
        {
            return Fail(request, GatewayAnswer.CodeOf(failure), response);
        }
        finally
        {
            _line.Return(asked);
        }
    }

    private int Fail(ReadOnlyMemory<byte> request, ModbusExceptionCode code, Memory<byte> response)
    {
        _counters.CountFailed();
        return GatewayAnswer.Refuse(request.Span, code, response.Span);
    }

    private int Pass(ModbusRequest asked, Span<byte> response)
    {
        // A broadcast has no answer, and so has none here.
        if (asked.ResponsePdu.IsEmpty)
        {
            return 0;
        }

        if (ResponseCheck.Check(asked.Pdu, asked.ResponsePdu) != PduFault.None)
        {
            _counters.CountFailed();
            return GatewayAnswer.Refuse(asked.Pdu, ModbusExceptionCode.GatewayTargetDeviceFailedToRespond, response);
        }

        _counters.CountAnswered();
        asked.ResponsePdu.CopyTo(response);
        return asked.ResponsePdu.Length;
    }
}
