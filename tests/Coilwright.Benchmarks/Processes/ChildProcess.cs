using System.Diagnostics;
using System.Numerics;

namespace Coilwright.Benchmarks.Processes;

/// <summary>This program once more, in another role. It ends with its standard input, so that none outlives a parent that was killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public StreamReader Output => _process.StandardOutput;

    public StreamWriter Input => _process.StandardInput;

    /// <summary>Starts the program on some of the CPUs that this process may use.</summary>
    /// <param name="arguments">Its command line.</param>
    /// <param name="processors">How many CPUs, the last ones, or <see langword="null"/> for those that this process has.</param>
    public static ChildProcess Start(IEnumerable<string> arguments, int? processors)
    {
        string program = Environment.ProcessPath!;
        string[] assembly = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(ChildProcess).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. assembly, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // Busy methods are compiled again at once, instead of when no new ones have come for a while: the same code, only sooner.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "0";
        return new ChildProcess(processors is { } count ? StartOn(start, count) : Process.Start(start)!);
    }

    public void WaitForSuccess()
    {
        Console.Write(Output.ReadToEnd());
        _process.WaitForExit();
        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The measuring process ended with code {_process.ExitCode}; what it said stands above.");
        }
    }

    /// <summary>Ends it as a power cut would, and waits until it has ended.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Input.Close();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    // A child inherits the CPUs of the thread that starts it; so a runtime is born with them and counts no others. Called on the main
    // thread, whose affinity is what the process's affinity means on Linux.
    private static Process StartOn(ProcessStartInfo start, int count)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
        {
            return Process.Start(start)!;
        }

        using Process self = Process.GetCurrentProcess();
        nint all = self.ProcessorAffinity;
        try
        {
            self.ProcessorAffinity = (nint)Last((nuint)all, count);
            return Process.Start(start)!;
        }
        finally
        {
            self.ProcessorAffinity = all;
        }
    }

    private static nuint Last(nuint all, int count)
    {
        nuint last = 0;
        for (; count > 0 && all != 0; count--)
        {
            nuint highest = (nuint)1 << BitOperations.Log2(all);
            last |= highest;
            all &= ~highest;
        }

        return last;
    }
}
