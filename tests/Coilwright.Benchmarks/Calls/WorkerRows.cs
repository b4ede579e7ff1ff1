using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Calls;

/// <summary>
/// How calls a second grow with the number of workers, and how the time of a call shrinks, when each takes a millisecond that is not the
/// processor's: more callers than workers, so that the workers are what is short.
/// </summary>
internal sealed class WorkerRows : IRows
{
    private const int Callers = 128;

    public int Place => 60;

    public IEnumerable<Row> Create()
    {
        foreach (int workers in (int[])[1, 2, 4, 8, 16, 32, 64])
        {
            string name = $"{workers} worker{(workers == 1 ? "" : "s")}, {Callers} callers";
            yield return new("workers", name, Unit.PerSecond, null, () => OpenAsync(workers, operationsPerAnswer: 1));
            yield return new("workers", $"{name}, mean time of a call", Unit.Milliseconds, null, () => OpenAsync(workers, 1.0 / Callers));
        }
    }

    // Callers that call again at once: the mean time of a call is the number of callers by the calls in a second.
    private static async Task<Contest> OpenAsync(int workers, double operationsPerAnswer)
    {
        ServerProcess server = ServerProcess.Start($"{EchoServer.WorkersRole}={workers}");
        McpClient client = await McpClient.ConnectAsync($"mcp://127.0.0.1:{server.Port}");
        var echo = new EchoClient(client);
        CallMessage message = CallMessage.Example;
        IContender callers = CallersContender.Of(Callers, _ => echo.WaitAsync(message), client, server);
        return new(new ScaledContender(callers, operationsPerAnswer), yardstick: null);
    }
}
