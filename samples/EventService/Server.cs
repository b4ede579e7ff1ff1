using Coilwright;
using Coilwright.Mcp;
using EventService.Contracts;

namespace EventService;

/// <summary>The half that serves.</summary>
internal static class Server
{
    // Shorter than what the command line gives a program to end in.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Serves until it is cancelled.</summary>
    public static async Task RunAsync(string uri, string folder, CancellationToken cancellationToken)
    {
        Certificates certificates = Certificates.In(folder);
        var options = new McpServerOptions { Tls = new TlsServerOptions { Certificate = () => certificates.Server } };
        options.Tls.TrustedRoots.Add(certificates.Root);

        using var journal = new EventJournal(Path.Combine(folder, "events.jsonl"));
        await using McpServer server = McpServer.Listen(uri, services => services.Map<IEvents>(journal), options);
        Console.WriteLine($"{ServerProcess.Ready}mcps://localhost:{server.Endpoint.Port}, with {journal.Count} events in its journal");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            // Not only disposed of: clients are told which of their calls were taken, and those are still answered. Watches, which have no end, are told to stop.
            await server.StopAsync(Patience);
        }
    }
}
