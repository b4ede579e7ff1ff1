using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Soak;

/// <summary>The same program in another process, as the server. It ends when its input does, whatever becomes of this one.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly int _callers;

    private ServerProcess(Process process, int callers, int port, X509Certificate2 root)
    {
        _process = process;
        _callers = callers;
        Port = port;
        Root = root;
    }

    public int Port { get; }

    public X509Certificate2 Root { get; }

    public static async Task<ServerProcess> StartAsync(SoakOptions options)
    {
        string program = Environment.ProcessPath!;
        bool isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] arguments =
        [
            .. isHosted ? new[] { typeof(ServerProcess).Assembly.Location } : [],
            "--role", "server", "--endpoint", options.Endpoint,
            "--clients", options.Clients.ToString(CultureInfo.InvariantCulture),
            "--callers", options.Callers.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        string[] ready = (await process.StandardOutput.ReadLineAsync() ?? throw new IOException("The server did not start.")).Split(' ');
        X509Certificate2 root = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(ready[1]));
        return new ServerProcess(process, options.Clients * options.Callers, int.Parse(ready[0], CultureInfo.InvariantCulture), root);
    }

    /// <summary>What the server still holds that nobody waits for, in words; empty if nothing. To be asked once, when no request is under way.</summary>
    public async Task<string> FindLeftAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        return await ReadAsync();
    }

    /// <summary>How often each ticket of each caller was written. To be asked after <see cref="FindLeftAsync"/>.</summary>
    public async Task<byte[][]> CountTicketsAsync()
    {
        byte[][] tickets = new byte[_callers][];
        for (int caller = 0; caller < tickets.Length; caller++)
        {
            tickets[caller] = Convert.FromBase64String(await ReadAsync());
        }

        return tickets;
    }

    private async Task<string> ReadAsync() => await _process.StandardOutput.ReadLineAsync() ?? throw new IOException("The server has ended.");

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
        Root.Dispose();
    }
}
