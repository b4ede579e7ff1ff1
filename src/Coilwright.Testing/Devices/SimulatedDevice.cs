using Coilwright.Modbus;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>
/// A Modbus device in memory, for tests of code that talks to one: serves register maps or plain tables, shows what it was asked, and
/// fails when told to. Thread-safe.
/// </summary>
/// <example>
/// <code>
/// [Fact]
/// public async Task A_busy_meter_is_asked_again()
/// {
///     await using var device = new SimulatedDevice();
///     ModbusMapHandle&lt;EnergyMeter&gt; served = device.Map(unit: 1, new EnergyMeter { VoltageL1 = 230.5f });
///     await using ModbusClient client = await device.ConnectAsync();
///     var meter = new EnergyMeterClient(client, unit: 1);
///
///     device.RefuseNext(ModbusExceptionCode.ServerDeviceBusy);      // once; the request after it is served
///     Assert.Equal(230.5f, await MyCode.ReadVoltageAsync(meter));
///
///     await MyCode.LimitAsync(meter, 16);
///     Assert.Equal(16, served.Read().Limit);                        // what the code under test wrote
///     Assert.Equal(3, device.Requests.Count);
///
///     device.Disconnect();                                          // as when somebody pulls the plug
///     Assert.Equal(230.5f, await MyCode.ReadVoltageAsync(meter));
/// }
/// </code>
/// With a <c>FakeTimeProvider</c>, given to both <see cref="SimulatedDevice(ModbusServerOptions)"/> and <see cref="ModbusClientOptions"/>,
/// <see cref="DelayNext"/> and all timeouts go by the test's clock.
/// </example>
public sealed class SimulatedDevice : IAsyncDisposable
{
    private readonly DeviceScript _script = new();
    private readonly FaultyTransport _transport;
    private readonly ModbusServer _server;

    /// <summary>Makes a device that has no units yet.</summary>
    /// <param name="options">How it serves; <see cref="ModbusServerOptions.TimeProvider"/> is the clock of delays too.</param>
    public SimulatedDevice(ModbusServerOptions? options = null)
    {
        var memory = new InMemoryTransport();
        _transport = new FaultyTransport(memory)
        {
            Frames = FrameLengths.ModbusTcp,
            Requests = _script,
            TimeProvider = options?.TimeProvider ?? TimeProvider.System,
        };
        _server = ModbusServer.Listen(memory.Listen(), options);
    }

    /// <summary>Reaches the device: for <see cref="ModbusClient.ConnectAsync(ITransport, ModbusClientOptions, CancellationToken)"/>.</summary>
    public ITransport Transport => _transport;

    /// <summary>The requests that came so far, lost and refused ones too, oldest first; of very many the last 10,000.</summary>
    public IReadOnlyList<SimulatedRequest> Requests => _script.Requests;

    /// <summary>What happens to answers on their way. Nothing by default. May be changed at any time.</summary>
    public FaultPlan? AnswerFaults { get => _transport.Answers; set => _transport.Answers = value; }

    /// <summary>What happens before a connection is made: throw to refuse it, wait for the token to let it hang. Default: nothing.</summary>
    public Func<CancellationToken, ValueTask>? Connecting { get => _transport.Connecting; set => _transport.Connecting = value; }

    /// <summary>Connects a client.</summary>
    /// <param name="options">How the client behaves; the defaults where it is <see langword="null"/>.</param>
    /// <param name="cancellationToken">Gives the attempt up.</param>
    public Task<ModbusClient> ConnectAsync(ModbusClientOptions? options = null, CancellationToken cancellationToken = default) =>
        ModbusClient.ConnectAsync(Transport, options ?? new ModbusClientOptions(), cancellationToken);

    /// <summary>Serves a register map. See <see cref="ModbusServer.Map"/>.</summary>
    public ModbusMapHandle<TMap> Map<TMap>(byte unit, TMap values, ushort baseAddress = 0)
        where TMap : IModbusRegisterMap<TMap> => _server.Map(unit, values, baseAddress);

    /// <summary>Serves plain tables. See <see cref="ModbusServer.AddUnit"/>.</summary>
    public void AddUnit(byte unit, RegisterTables tables) => _server.AddUnit(unit, tables);

    /// <summary>Refuses the next requests, which are not carried out.</summary>
    /// <param name="code">The exception that they get.</param>
    /// <param name="count">How many.</param>
    public void RefuseNext(ModbusExceptionCode code, int count = 1) => FailNext(ModbusFault.Refuse(code), count);

    /// <summary>Lets the next requests, and all that come behind them, wait before they reach the device.</summary>
    /// <param name="time">How long each.</param>
    /// <param name="count">How many.</param>
    public void DelayNext(TimeSpan time, int count = 1) => FailNext(Fault.Delay(time), count);

    /// <summary>Loses the next requests: they are not carried out, and nothing answers them.</summary>
    /// <param name="count">How many.</param>
    public void IgnoreNext(int count = 1) => FailNext(Fault.Drop, count);

    /// <summary>Lets the next requests meet a fault; after those that were scripted before.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="count">How many requests meet it.</param>
    public void FailNext(Fault fault, int count = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _script.Add(fault, count);
    }

    /// <summary>Ends all connections; new ones are accepted.</summary>
    /// <param name="end">How they end.</param>
    public void Disconnect(FaultEnd end = FaultEnd.Reset) => _transport.EndConnections(end);

    /// <summary>Turns the device off: its connections are cut.</summary>
    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
