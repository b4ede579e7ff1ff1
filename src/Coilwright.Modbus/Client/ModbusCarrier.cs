using System.Globalization;
using Coilwright.Connections;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Serial;
using Coilwright.Pooling;
using Coilwright.Transports;

namespace Coilwright.Modbus;

/// <summary>Chooses what carries a client's requests by the scheme of its endpoints.</summary>
internal static class ModbusCarrier
{
    /// <param name="endpoints">Where the devices are, at least one; those behind the first are for when it fails.</param>
    /// <param name="options">How the client behaves.</param>
    /// <param name="client">The client, who state events say they come from.</param>
    /// <exception cref="ArgumentException">A client cannot reach such an endpoint.</exception>
    public static IRequestCarrier Create(IReadOnlyList<Endpoint> endpoints, ModbusClientOptions options, ModbusClient client)
    {
        if (endpoints.Any(IsLine))
        {
            return endpoints.Count == 1
                ? CreateLine(endpoints[0], options, client)
                : throw new ArgumentException("A serial line is the only endpoint of its client: another line has other units.", nameof(endpoints));
        }

        return Create([.. endpoints.Select(endpoint => ModbusTransport.Create(endpoint, options, client.Telemetry))], options, client);
    }

    /// <summary>A blocking socket, for Modbus TCP.</summary>
    /// <exception cref="ArgumentException">A blocking socket does not reach such an endpoint, or the options ask for what it cannot do.</exception>
    public static IRequestCarrier CreateBlocking(IReadOnlyList<Endpoint> endpoints, ModbusClientOptions options, ModbusClient client)
    {
        if (endpoints.FirstOrDefault(endpoint => endpoint.Scheme != ModbusEndpoint.Tcp) is { } other)
        {
            throw new ArgumentException(
                $"A blocking socket speaks Modbus TCP and nothing else (tcp://host:502), so that it does not reach {other}. Use ConnectAsync or Create: the "
                + "client's blocking methods are there for every endpoint.",
                nameof(endpoints));
        }

        if (PoolOf(endpoints[0], options) is not null)
        {
            throw new ArgumentException(
                $"A client that blocks has one socket, and callers take turns on it, but a pool is asked for at {endpoints[0]}. Drop the pool, or use "
                + "ConnectAsync.",
                nameof(options));
        }

        return new BlockingChannel(
            endpoints,
            new MbapFraming(options.UnitMatching),
            new BlockingChannelOptions
            {
                Connection = ConnectionOptionsOf(options),
                QueueCapacity = options.QueueCapacity,
                ResetsOnClose = options.SingleConnection,
                Telemetry = client.Telemetry,
                TimeProvider = options.TimeProvider,
            },
            client);
    }

    /// <summary>Serial framing over a transport of one's own.</summary>
    public static IRequestCarrier CreateLine(ITransport transport, ModbusFraming framing, ModbusClientOptions options, ModbusClient client) =>
        CreateLine(transport, framing, SerialEndpoint.BaudRateOf(transport.Endpoint), options, client);

    private static bool IsLine(Endpoint endpoint) => ModbusEndpoint.FramingOf(endpoint) != ModbusFraming.Tcp;

    private static SerialBus CreateLine(Endpoint endpoint, ModbusClientOptions options, ModbusClient client)
    {
        int baudRate = endpoint.Scheme is ModbusEndpoint.Rtu or ModbusEndpoint.Ascii
            ? SerialEndpoint.SettingsOf(endpoint).BaudRate
            : SerialEndpoint.BaudRateOf(endpoint);
        return CreateLine(ModbusTransport.Create(endpoint, options, client.Telemetry), ModbusEndpoint.FramingOf(endpoint), baudRate, options, client);
    }

    private static SerialBus CreateLine(ITransport transport, ModbusFraming framing, int baudRate, ModbusClientOptions options, ModbusClient client) =>
        new(
            transport,
            framing == ModbusFraming.Ascii ? SerialFraming.Ascii : SerialFraming.Rtu,
            new SerialBusOptions
            {
                Line = options.Line,
                Timing = new LineTiming(baudRate),
                Connection = new ConnectionOptions
                {
                    ConnectTimeout = options.ConnectTimeout,
                    Reconnect = options.Reconnect,
                    Heartbeat = new HeartbeatOptions { Interval = Timeout.InfiniteTimeSpan },
                },
                QueueCapacity = options.QueueCapacity,
                ReplacesSilentConnections = transport.Endpoint.Scheme is ModbusEndpoint.RtuOverTcp or ModbusEndpoint.AsciiOverTcp,
                Telemetry = client.Telemetry,
                TimeProvider = options.TimeProvider,
            },
            client);

    /// <summary>Modbus TCP over any transport.</summary>
    public static IRequestCarrier Create(IReadOnlyList<ITransport> transports, ModbusClientOptions options, ModbusClient client)
    {
        PoolOptions? pool = PoolOf(transports[0].Endpoint, options);
        ConnectionOptions connection = ConnectionOptionsOf(options);
        Endpoint endpoint = transports[0].Endpoint;
        return new RequestChannel(
            transports,
            new MbapFraming(options.UnitMatching),
            new RequestChannelOptions
            {
                ConnectTimeout = options.ConnectTimeout,
                MaxInFlight = options.MaxInFlight,
                MaxConnections = pool?.MaxActive ?? 1,
                QueueCapacity = options.QueueCapacity,
                MaxWait = pool?.MaxWait ?? Timeout.InfiniteTimeSpan,
                ResetsOnClose = options.SingleConnection,
                Ping = () => client.Memory.CreatePing(endpoint),
                Telemetry = client.Telemetry,
                TimeProvider = options.TimeProvider,
            },
            (connector, listener) => pool is null
                ? new SupervisedConnection(connector, connection, options.TimeProvider, client, listener)
                : new PooledConnections(connector, pool, options.Reconnect, options.TimeProvider, client, listener));
    }

    private static ConnectionOptions ConnectionOptionsOf(ModbusClientOptions options) => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        Reconnect = options.Reconnect,
        Heartbeat = options.Heartbeat,
    };

    private static PoolOptions? PoolOf(Endpoint endpoint, ModbusClientOptions options)
    {
        PoolOptions? pool = options.Pool;
        if (endpoint.Options.TryGetValue(ModbusEndpoint.Connections, out string? text))
        {
            pool = pool?.Clone() ?? new PoolOptions();
            pool.MaxActive = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 10_000
                ? count
                : throw new ArgumentException(
                    $"The endpoint {endpoint} asks for '{text}' connections. Write a number from 1 to 10000, as in tcp://host:502?connections=4.",
                    nameof(endpoint));
        }

        return !options.SingleConnection || pool is not { MaxActive: > 1 }
            ? pool
            : throw new ArgumentException(
                $"The device at {endpoint} is declared to accept a single connection, but a pool of {pool.MaxActive} is asked for. Drop "
                + "SingleConnection, or the pool.",
                nameof(endpoint));
    }
}
