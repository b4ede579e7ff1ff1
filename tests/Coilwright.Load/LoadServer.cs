using System.Globalization;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>Our server. Only what it works at, at once, is bounded tightly: what its load leads to is what is to be seen.</summary>
/// <param name="maxConcurrent">How many calls it works at, at once.</param>
/// <param name="work">How long a call waits that waits.</param>
internal sealed class LoadServer(int maxConcurrent, TimeSpan work) : IBenchmarkServer
{
    public const string Role = "load";

    /// <summary>More calls of one session than there are users.</summary>
    private const int MaxInFlight = 100_000;

    private readonly McpServer _server = McpServer.Listen(
        "mcp://127.0.0.1:0",
        services => services.Map<ILoad>(new LoadService(work)),
        new McpServerOptions { MaxConcurrent = maxConcurrent, QueueCapacity = 10 * maxConcurrent, MaxInFlightPerSession = MaxInFlight });

    public int Port => _server.Endpoint.Port;

    /// <summary>Starts it in a process of its own.</summary>
    public static ServerProcess Start(int maxConcurrent, TimeSpan work)
        => ServerProcess.Start(string.Create(CultureInfo.InvariantCulture, $"{Role}={maxConcurrent},{work.Ticks}"));

    /// <summary>Is the server that <see cref="Start"/> asked for.</summary>
    public static LoadServer Of(string text)
    {
        string[] parts = text.Split(',');
        return new LoadServer(int.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.FromTicks(long.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>Connects to one.</summary>
    public static Task<McpClient> ConnectAsync(ServerProcess server, int connections)
        => McpClient.ConnectAsync(
            string.Create(CultureInfo.InvariantCulture, $"mcp://127.0.0.1:{server.Port}?connections={connections}"), new McpClientOptions { MaxInFlight = MaxInFlight });

    public void Dispose() => _server.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
