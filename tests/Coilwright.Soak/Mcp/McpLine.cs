using Coilwright.Mcp;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Soak;

/// <summary>The ways to a server of MCP.</summary>
internal static class McpLine
{
    public const string Plain = "mcp";
    public const string Tls = "mcps";

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(1);

    public static Line To(ServerProcess server, string scheme, int seed)
    {
        var endpoint = new Endpoint(scheme, "127.0.0.1", server.Port);
        return scheme switch
        {
            // Faults of the network, between two processes that know nothing of them.
            Plain => Through(FaultProxy.Listen(endpoint, FrameLengths.Mcp), seed),

            // The same outside the encryption, and inside it those of the other end.
            Tls => Over(FaultProxy.Listen(endpoint, TlsRecords.Length), server, seed),
            _ => throw new FormatException($"There is no line for {scheme}. {SoakOptions.Usage}"),
        };
    }

    private static Line Through(FaultProxy proxy, int seed)
    {
        string endpoint = $"{Plain}://127.0.0.1:{proxy.Endpoint.Port}";
        return new Line(
            async client => new McpSoakClient(await McpClient.ConnectAsync(endpoint, McpSoakClient.OptionsOf(client))), FaultsOn(proxy.Faults, seed), proxy);
    }

    private static Line Over(FaultProxy proxy, ServerProcess server, int seed)
    {
        var options = new TlsClientOptions();
        options.TrustedRoots.Add(server.Root);
        var tcp = new TcpTransport(new Endpoint(Tls, "127.0.0.1", proxy.Endpoint.Port), ConnectTimeout, TimeProvider.System);
        var transport = new FaultyTransport(new TlsTransport(tcp, options, ConnectTimeout, TimeProvider.System)) { Frames = FrameLengths.Mcp };
        CountedFaults[] faults =
        [
            .. FaultsOn(transport, seed),
            .. CountedFaults.On(proxy.Faults, seed + 2, McpFaults.OfRecords("record"), McpFaults.OfRecords("record to the server")),
        ];
        return new Line(client => ConnectAsync(transport, client), faults, proxy);
    }

    private static async Task<ISoakClient> ConnectAsync(FaultyTransport transport, int number)
    {
        McpClient client = McpClient.Create([transport], McpSoakClient.OptionsOf(number));
        await client.ConnectAsync();
        return new McpSoakClient(client);
    }

    private static CountedFaults[] FaultsOn(FaultyTransport transport, int seed) => CountedFaults.On(transport, seed, McpFaults.OfAnswers, McpFaults.OfRequests);
}
