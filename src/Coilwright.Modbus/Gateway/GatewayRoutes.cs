using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Gateway;

/// <summary>Which unit's requests go where. Thread-safe.</summary>
internal sealed class GatewayRoutes(UnknownUnitResponse unknownUnit)
{
    private readonly GatewayRoute?[] _own = new GatewayRoute?[byte.MaxValue + 1];
    private readonly GatewayRoute?[] _others = new GatewayRoute?[byte.MaxValue + 1];

    public GatewayCounters Counters { get; } = new();

    public void Set(byte unit, GatewayRoute route) => Volatile.Write(ref _own[unit], route);

    public void SetOther(byte unit, GatewayRoute route) => Volatile.Write(ref _others[unit], route);

    /// <summary>Gets the answer to a request.</summary>
    /// <param name="unit">The unit that the client asks for.</param>
    /// <param name="request">The request's PDU.</param>
    /// <param name="response">Takes the answer's PDU; 253 bytes.</param>
    /// <param name="cancellationToken">Gives up, when the gateway ends.</param>
    /// <returns>The size of the answer; 0 where there is to be none.</returns>
    public ValueTask<int> AnswerAsync(
        byte unit, ReadOnlyMemory<byte> request, Memory<byte> response, CancellationToken cancellationToken)
    {
        Counters.CountRequest();
        if ((request.Span[0] & PduShape.ExceptionFlag) != 0 || request.Span[0] == 0)
        {
            return new(GatewayAnswer.Refuse(request.Span, ModbusExceptionCode.IllegalFunction, response.Span));
        }

        if ((Volatile.Read(ref _own[unit]) ?? Volatile.Read(ref _others[unit])) is { } route)
        {
            return route.AnswerAsync(request, response, cancellationToken);
        }

        Counters.CountUnrouted();
        return new(unknownUnit == UnknownUnitResponse.Silence
            ? 0
            : GatewayAnswer.Refuse(request.Span, ModbusExceptionCode.GatewayPathUnavailable, response.Span));
    }
}
