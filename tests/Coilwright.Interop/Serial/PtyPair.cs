using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Serial;

/// <summary>Two serial ports of this machine with a line between them, by socat; taking it away unplugs both.</summary>
internal sealed class PtyPair : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coilwright-").FullName;
    private RunningProgram? _socat;

    public string Ours => Path.Combine(_folder, "ours");

    public string Theirs => Path.Combine(_folder, "theirs");

    public static async Task<PtyPair> CreateAsync()
    {
        Assert.SkipUnless(await RunningProgram.SucceedsAsync("socat", "-V"), "socat is not installed: run install.sh.");
        var pair = new PtyPair();
        await pair.PlugAsync();
        return pair;
    }

    public async Task PlugAsync()
    {
        _socat = RunningProgram.Start("socat", $"pty,rawer,link={Ours}", $"pty,rawer,link={Theirs}");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(RunningProgram.Patience);
        while (!File.Exists(Ours) || !File.Exists(Theirs))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Hangs both ports up, and takes them away.</summary>
    public async Task UnplugAsync()
    {
        await EndAsync();
        File.Delete(Ours);
        File.Delete(Theirs);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task EndAsync()
    {
        if (_socat is not null)
        {
            await _socat.DisposeAsync();
            _socat = null;
        }
    }
}
