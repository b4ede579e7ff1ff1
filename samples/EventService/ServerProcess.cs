using System.Diagnostics;

namespace EventService;

/// <summary>The half that serves, as another process.</summary>
internal sealed class ServerProcess : IDisposable
{
    public const string Ready = "Listening on ";

    private readonly Process _process;

    private ServerProcess(Process process, string uri)
    {
        _process = process;
        Uri = uri;
    }

    public int Id => _process.Id;

    /// <summary>Where it can be reached.</summary>
    public string Uri { get; }

    /// <summary>Starts this program again as the server, and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string uri, string folder, CancellationToken cancellationToken)
    {
        string[] arguments = ["--serve", uri, "--folder", folder, "--until-input-ends"];
        string program = Environment.ProcessPath!;
        bool isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHosted ? [typeof(ServerProcess).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (line is null || !line.StartsWith(Ready, StringComparison.Ordinal))
        {
            process.Dispose();
            throw new IOException("The server did not start.");
        }

        Story.Tell($"server: process {process.Id} is {char.ToLowerInvariant(line[0])}{line[1..]}");
        return new ServerProcess(process, line[Ready.Length..line.IndexOf(',', StringComparison.Ordinal)]);
    }

    /// <summary>Ends it as a power cut would: nothing is finished, nothing is said.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _process.Dispose();
    }
}
