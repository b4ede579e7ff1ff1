using System.Globalization;
using Coilwright.Benchmarks.Server;

namespace Coilwright.Benchmarks.Processes;

/// <summary>What a process does that was started as a server: says where it listens, answers questions about itself, ends with its input.</summary>
internal static class ServerRole
{
    public const string BytesQuestion = "bytes";
    public const string ProcessorTimeQuestion = "cpu";

    public static int Run(string role)
    {
        using IBenchmarkServer server = role switch
        {
            ConstantDevice.Role => new ConstantDevice(),
            BareServer.Role => new BareServer(),
            OurServer.Role => new OurServer(),
            _ => throw new ArgumentException($"There is no server '{role}'.", nameof(role)),
        };
        Say(server.Port);
        while (Console.ReadLine() is { } question)
        {
            Say(question switch
            {
                BytesQuestion => GC.GetTotalAllocatedBytes(precise: true),
                ProcessorTimeQuestion => Environment.CpuUsage.TotalTime.Ticks,
                _ => throw new ArgumentException($"Nobody can say '{question}'."),
            });
        }

        return 0;
    }

    private static void Say(long number) => Console.WriteLine(number.ToString(CultureInfo.InvariantCulture));
}
