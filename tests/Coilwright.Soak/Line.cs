using Coilwright.Modbus;
using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>A way to the server, with everything that may go wrong on it.</summary>
internal sealed class Line : IAsyncDisposable
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PastTimeout = TimeSpan.FromMilliseconds(450);

    private readonly Func<ModbusClientOptions, Task<ModbusClient>> _connect;
    private readonly IAsyncDisposable? _proxy;

    private Line(FaultyTransport transport, int seed, Func<ModbusClientOptions, Task<ModbusClient>> connect, IAsyncDisposable? proxy = null)
    {
        _connect = connect;
        _proxy = proxy;
        Answers = new CountedFaults(seed, AnswerFaults);
        Requests = new CountedFaults(seed + 1, RequestFaults);
        transport.Answers = Answers;
        transport.Requests = Requests;
    }

    public CountedFaults Requests { get; }

    public CountedFaults Answers { get; }

    // Modbus TCP has no checksum, so only what the client can see may be changed: header and byte count. A wrong id is one far from those
    // in use. Nobody could tell from a number behind them that it is wrong.
    private static (string Name, double Probability, Fault Fault)[] AnswerFaults =>
    [
        ("drop", 0.003, Fault.Drop),
        ("duplicate", 0.01, Fault.Duplicate),
        ("delay", 0.003, Fault.Delay(Short)),
        ("delay past the timeout", 0.0005, Fault.Delay(PastTimeout)),
        ("late", 0.003, Fault.Late()),
        ("very late", 0.001, Fault.Late(20)),
        ("late and twice", 0.001, Fault.Late(3) with { Copies = 2 }),
        ("split", 0.01, Fault.Split()),
        ("wrong id", 0.002, Fault.WrongId()),
        ("wrong unit", 0.002, Fault.Corrupt(6, 0x40)),
        ("wrong function", 0.002, Fault.Corrupt(7, 0x20)),
        ("wrong byte count", 0.002, Fault.Corrupt(8, 0x01)),
        ("wrong protocol", 0.0005, Fault.Corrupt(2)),
        ("wrong length", 0.0005, Fault.Corrupt(4)),
        ("truncate and reset", 0.0005, Fault.Truncate(5) with { End = FaultEnd.Reset }),
        ("truncate and close", 0.0005, Fault.Truncate(8) with { End = FaultEnd.Close }),
        ("close", 0.0003, Fault.Close),
        ("reset", 0.0003, Fault.Reset),
        ("half-open", 0.0001, Fault.HalfOpen),
    ];

    private static (string Name, double Probability, Fault Fault)[] RequestFaults =>
    [
        ("request: drop", 0.002, Fault.Drop),
        ("request: delay", 0.002, Fault.Delay(Short)),
        ("request: delay past the timeout", 0.0003, Fault.Delay(PastTimeout)),
        ("request: split", 0.005, Fault.Split()),
        ("request: truncate and reset", 0.0003, Fault.Truncate(9) with { End = FaultEnd.Reset }),
        ("request: close after", 0.0003, new Fault { End = FaultEnd.Close }),
        ("request: reset", 0.0003, Fault.Reset),
    ];

    /// <summary>The ways that there are, by the name of the endpoint's scheme.</summary>
    public static Line To(ServerProcess server, string scheme, int seed)
    {
        var endpoint = new Endpoint(scheme, scheme == "tls" ? "localhost" : "127.0.0.1", server.Port);
        return scheme switch
        {
            // Faults of the network, between two processes that know nothing of them.
            "tcp" => Through(FaultProxy.Listen(endpoint, FrameLengths.ModbusTcp), scheme, seed),

            // Faults of the other end, inside the encryption.
            "tls" => Over(endpoint, server, seed),
            _ => throw new FormatException($"There is no line for {scheme}. {SoakOptions.Usage}"),
        };
    }

    public Task<ModbusClient> ConnectAsync(ModbusClientOptions options) => _connect(options);

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }
    }

    private static Line Through(FaultProxy proxy, string scheme, int seed) => new(
        proxy.Faults, seed, options => ModbusClient.ConnectAsync(new Endpoint(scheme, "127.0.0.1", proxy.Endpoint.Port), options), proxy);

    private static Line Over(Endpoint endpoint, ServerProcess server, int seed)
    {
        var options = new ModbusClientOptions();
        options.Tls.TrustedRoots.Add(server.Root);
        var transport = new FaultyTransport(ModbusTransport.Create(endpoint, options)) { Frames = FrameLengths.ModbusTcp };
        return new Line(transport, seed, given => ModbusClient.ConnectAsync(transport, given));
    }
}
