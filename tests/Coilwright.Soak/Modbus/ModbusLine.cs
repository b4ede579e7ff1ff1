using Coilwright.Modbus;
using Coilwright.Testing;

namespace Coilwright.Soak;

/// <summary>The ways to a server of Modbus.</summary>
internal static class ModbusLine
{
    private const string RtuOverTcp = "rtu+tcp";

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

    private static Line Through(FaultProxy proxy, string scheme, int seed)
    {
        var endpoint = new Endpoint(scheme, "127.0.0.1", proxy.Endpoint.Port);
        bool isRtu = scheme == RtuOverTcp;
        return new Line(
            async client => new ModbusSoakClient(await ModbusClient.ConnectAsync(endpoint, ModbusSoakClient.OptionsOf(client))),
            isRtu ? CountedFaults.On(proxy.Faults, seed, ModbusFaults.OfRtuAnswers, ModbusFaults.OfRtuRequests) : FaultsOn(proxy.Faults, seed),
            proxy);
    }

    private static Line Over(Endpoint endpoint, ServerProcess server, int seed)
    {
        var options = new ModbusClientOptions();
        options.Tls.TrustedRoots.Add(server.Root);
        var transport = new FaultyTransport(ModbusTransport.Create(endpoint, options)) { Frames = FrameLengths.ModbusTcp };
        return new Line(
            async client => new ModbusSoakClient(await ModbusClient.ConnectAsync(transport, ModbusSoakClient.OptionsOf(client))),
            FaultsOn(transport, seed));
    }

    private static CountedFaults[] FaultsOn(FaultyTransport transport, int seed) =>
        CountedFaults.On(transport, seed, ModbusFaults.OfAnswers, ModbusFaults.OfRequests);
}
