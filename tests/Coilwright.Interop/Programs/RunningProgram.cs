using System.Diagnostics;

namespace Coilwright.Interop.Programs;

/// <summary>A program that somebody else wrote, started by a test and ended with it at the latest.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningProgram(string file, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static RunningProgram Start(string file, params IEnumerable<string> arguments) => new(file, arguments);

    /// <summary>Runs a program to its end and gives back its output; fails the test where the program fails.</summary>
    public static async Task<string> RunAsync(string file, params IEnumerable<string> arguments)
    {
        await using RunningProgram program = Start(file, arguments);
        (int exitCode, string output) = await program.EndAsync();
        Assert.True(exitCode == 0, $"{file} ended with {exitCode}:\n{output}\n{await program._errors}");
        return output;
    }

    /// <summary>Whether a program runs at all and ends well; false where it is not installed.</summary>
    public static async Task<bool> SucceedsAsync(string file, params IEnumerable<string> arguments)
    {
        try
        {
            await using RunningProgram program = Start(file, arguments);
            return (await program.EndAsync()).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>The next line that the program prints.</summary>
    public async Task<string> ReadLineAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        return await _process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new EndOfStreamException(await _errors);
    }

    /// <summary>Gives bytes to the program's input.</summary>
    public async Task WriteAsync(byte[] bytes)
    {
        Stream input = _process.StandardInput.BaseStream;
        await input.WriteAsync(bytes, TestContext.Current.CancellationToken);
        await input.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next bytes that the program puts out.</summary>
    public async Task<byte[]> ReadAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        byte[] bytes = new byte[count];
        int read = await _process.StandardOutput.BaseStream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, patience.Token);
        return read == count ? bytes : throw new EndOfStreamException(await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private async Task<(int ExitCode, string Output)> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        string output = await _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, output);
    }
}
