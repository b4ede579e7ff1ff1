using Coilwright.Connections;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>Chooses what carries a client's requests by the scheme of its endpoint.</summary>
internal static class ModbusCarrier
{
    /// <exception cref="ArgumentException">A client cannot reach such an endpoint.</exception>
    public static IRequestCarrier Create(Endpoint endpoint, ModbusClientOptions options, object owner) =>
        Create(ModbusTransport.Create(endpoint, options), options, owner);

    /// <summary>Modbus TCP over any transport.</summary>
    public static IRequestCarrier Create(ITransport transport, ModbusClientOptions options, object owner) =>
        new RequestChannel(
            transport,
            new MbapFraming(options.UnitMatching),
            new RequestChannelOptions
            {
                ConnectTimeout = options.ConnectTimeout,
                MaxInFlight = options.MaxInFlight,
                QueueCapacity = options.QueueCapacity,
                TimeProvider = options.TimeProvider,
            },
            owner);
}
