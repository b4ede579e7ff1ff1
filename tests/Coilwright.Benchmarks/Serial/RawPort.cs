using System.Diagnostics;

namespace Coilwright.Benchmarks.Serial;

/// <summary>The yardstick of a serial line: the same bytes written and read by blocking calls, with nothing looked at but how many have come.</summary>
internal sealed class RawPort : IContender
{
    private readonly FileStream _port;
    private readonly IDisposable _unit;

    public RawPort(string name, IDisposable unit)
    {
        _unit = unit;
        _port = new FileStream(File.OpenHandle(name, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite), FileAccess.ReadWrite, bufferSize: 0);
        using Process settings = Process.Start("stty", ["-F", name, "raw", "-echo"]);
        settings.WaitForExit();
    }

    public Task<Sample> RunAsync(TimeSpan duration) => Task.Factory.StartNew(
        () => Run(duration), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public ValueTask DisposeAsync()
    {
        _port.Dispose();
        _unit.Dispose();
        return ValueTask.CompletedTask;
    }

    private Sample Run(TimeSpan duration)
    {
        byte[] answer = new byte[ConstantUnit.Answer.Length];
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        long end = started + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        long operations = 0;
        while (Stopwatch.GetTimestamp() < end)
        {
            _port.Write(ConstantUnit.Request);
            _port.ReadExactly(answer);
            operations++;
        }

        return new Sample(operations, Stopwatch.GetElapsedTime(started), GC.GetTotalAllocatedBytes(precise: true) - bytes);
    }
}
