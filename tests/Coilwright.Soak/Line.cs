using Coilwright.Modbus;
using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>A way to the server, with everything that may go wrong on it.</summary>
internal sealed class Line : IAsyncDisposable
{
    private const string RtuOverTcp = "rtu+tcp";

    private readonly Func<ModbusClientOptions, Task<ModbusClient>> _connect;
    private readonly IAsyncDisposable? _proxy;

    private Line(FaultyTransport transport, int seed, Func<ModbusClientOptions, Task<ModbusClient>> connect, IAsyncDisposable? proxy = null)
    {
        _connect = connect;
        _proxy = proxy;
        bool isRtu = transport.Endpoint.Scheme == RtuOverTcp;
        Answers = new CountedFaults(seed, isRtu ? PossibleFaults.OfRtuAnswers : PossibleFaults.OfAnswers);
        Requests = new CountedFaults(seed + 1, isRtu ? PossibleFaults.OfRtuRequests : PossibleFaults.OfRequests);
        transport.Answers = Answers;
        transport.Requests = Requests;
    }

    public CountedFaults Requests { get; }

    public CountedFaults Answers { get; }

    /// <summary>The ways that there are, by the name of the endpoint's scheme.</summary>
    public static Line To(ServerProcess server, string scheme, int seed)
    {
        var endpoint = new Endpoint(scheme, scheme == "tls" ? "localhost" : "127.0.0.1", server.Port);
        return scheme switch
        {
            // Faults of the network, between two processes that know nothing of them.
            "tcp" => Through(FaultProxy.Listen(endpoint, FrameLengths.ModbusTcp), scheme, seed),

            // Faults of a line behind a gateway, which knows no frames: what was sent in one piece is one.
            RtuOverTcp => Through(FaultProxy.Listen(endpoint), scheme, seed),

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
