using System.Globalization;
using Coilwright.Benchmarks.Calls;
using Coilwright.Mcp;

namespace Coilwright.Load;

/// <summary>
/// A server that is killed and started again while many call it: every call has an outcome, what was confirmed was done, and nothing was done twice that must
/// not be.
/// </summary>
internal sealed class Restart
{
    public const string Name = "restart";

    private const int Callers = 256;
    private const int Kills = 4;

    // Far beyond every deadline: a call that takes so long has been forgotten.
    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(60);

    private readonly List<(long Number, Outcome Outcome)>[] _outcomes = [.. Enumerable.Range(0, Callers).Select(_ => new List<(long, Outcome)>())];
    private readonly JournalClient _journal;
    private long _begun;

    private Restart(McpClient client) => _journal = new JournalClient(client);

    /// <summary>Runs, and tells whether all was right.</summary>
    public static async Task<bool> RunAsync(LoadOptions options, TextWriter output)
    {
        string path = Path.GetTempFileName();
        var server = JournalServer.Start(port: 0, path);
        try
        {
            int port = server.Port;
            var clientOptions = new McpClientOptions();
            clientOptions.Connection.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(10);
            clientOptions.Connection.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(100);
            clientOptions.Connection.Reconnect.Attempts = 1_000_000;
            await using McpClient client = await McpClient.ConnectAsync(
                string.Create(CultureInfo.InvariantCulture, $"mcp://127.0.0.1:{port}?connections={options.Connections}"), clientOptions);
            var restart = new Restart(client);
            using var end = new CancellationTokenSource();
            Task[] callers = [.. Enumerable.Range(0, Callers).Select(caller => Task.Run(() => restart.CallAsync(caller, end.Token)))];
            for (int kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(options.Duration / (Kills + 1));
                server.Kill();
                server.Dispose();
                server = JournalServer.Start(port, path);
            }

            await Task.Delay(options.Duration / (Kills + 1));
            await end.CancelAsync();
            await Task.WhenAll(callers).WaitAsync(Forgotten).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            server.Kill();
            return restart.Judge(JournalServer.Read(path), output);
        }
        finally
        {
            server.Dispose();
            File.Delete(path);
        }
    }

    private static bool IsIdempotent(long number) => number % 2 == 0;

    private async Task CallAsync(int caller, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            long number = Interlocked.Increment(ref _begun);
            var message = new CallMessage { UserId = number };
            Outcome outcome;
            try
            {
                await CallAsync(message).ConfigureAwait(false);
                outcome = Outcome.Confirmed;
            }
            catch (McpException error)
            {
                outcome = error.MayHaveBeenApplied ? Outcome.InDoubt : Outcome.NotApplied;
            }

            _outcomes[caller].Add((number, outcome));
        }
    }

    private ValueTask<CallMessage> CallAsync(CallMessage message)
        => IsIdempotent(message.UserId) ? _journal.AgainAsync(message, CancellationToken.None) : _journal.OnceAsync(message, CancellationToken.None);

    private bool Judge(Dictionary<long, int> written, TextWriter output)
    {
        (long Number, Outcome Outcome)[] outcomes = [.. _outcomes.SelectMany(caller => caller)];
        long withoutOutcome = _begun - outcomes.Length;
        int lost = outcomes.Count(call => call.Outcome == Outcome.Confirmed && !written.ContainsKey(call.Number));
        int secret = outcomes.Count(call => call.Outcome == Outcome.NotApplied && written.ContainsKey(call.Number));
        int twice = written.Count(number => number.Value > 1 && !IsIdempotent(number.Key));
        output.WriteLine($"A server killed and started again {Kills} times under {Callers} callers");
        output.WriteLine();
        foreach (Outcome outcome in Enum.GetValues<Outcome>())
        {
            Print(output, outcome.ToString(), outcomes.Count(call => call.Outcome == outcome));
        }

        Print(output, "Applied twice with leave", written.Count(number => number.Value > 1 && IsIdempotent(number.Key)));
        Print(output, "Applied twice without leave", twice);
        Print(output, "Without an outcome", withoutOutcome);
        Print(output, "Confirmed, but not applied", lost);
        Print(output, "Said not to be applied, but applied", secret);
        output.WriteLine();
        return (withoutOutcome, lost, secret, twice) == (0, 0, 0, 0) && outcomes.Any(call => call.Outcome == Outcome.Confirmed);
    }

    private static void Print(TextWriter output, string what, long count) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count:#,0} |"));
}
