using System.Globalization;

namespace Coilwright.Benchmarks.Processes;

/// <summary>What a process says that was started as a server: where it listens, and the answers to questions about itself. It ends with its input.</summary>
internal static class ServerDialogue
{
    public const string BytesQuestion = "bytes";
    public const string ProcessorTimeQuestion = "cpu";
    public const string HeapQuestion = "heap";

    public static int Hold(IBenchmarkServer server)
    {
        Say(server.Port);
        while (Console.ReadLine() is { } question)
        {
            Say(question switch
            {
                BytesQuestion => GC.GetTotalAllocatedBytes(precise: true),
                ProcessorTimeQuestion => Environment.CpuUsage.TotalTime.Ticks,
                HeapQuestion => GC.GetTotalMemory(forceFullCollection: true),
                _ => throw new ArgumentException($"Nobody can say '{question}'."),
            });
        }

        return 0;
    }

    private static void Say(long number) => Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
