using System.Globalization;

namespace Coilwright.Benchmarks.Processes;

/// <summary>A server in a process of its own, on the CPUs of the process that measures.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, int port)
    {
        _process = process;
        Port = port;
    }

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static ServerProcess Start(string role)
    {
        ChildProcess process = ChildProcess.Start(["--server", role], processors: null);
        string line = process.Output.ReadLine() ?? throw new InvalidOperationException($"The server '{role}' did not start.");
        return new ServerProcess(process, int.Parse(line, CultureInfo.InvariantCulture));
    }

    /// <summary>How many bytes the server has allocated so far.</summary>
    public long AllocatedBytes => Ask(ServerDialogue.BytesQuestion);

    /// <summary>How many bytes of managed heap the server uses, after a full collection.</summary>
    public long HeapBytes => Ask(ServerDialogue.HeapQuestion);

    /// <summary>How much CPU time the server has used so far.</summary>
    public TimeSpan ProcessorTime => TimeSpan.FromTicks(Ask(ServerDialogue.ProcessorTimeQuestion));

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => _process.Kill();

    public void Dispose() => _process.Dispose();

    private long Ask(string question)
    {
        _process.Input.WriteLine(question);
        _process.Input.Flush();
        return long.Parse(_process.Output.ReadLine()!, CultureInfo.InvariantCulture);
    }
}
