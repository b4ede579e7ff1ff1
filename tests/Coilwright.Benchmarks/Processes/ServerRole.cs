using System.Globalization;
using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Serial;
using Coilwright.Benchmarks.Server;

namespace Coilwright.Benchmarks.Processes;

/// <summary>What a process does that was started as a server: says where it listens, answers questions about itself, ends with its input.</summary>
internal static class ServerRole
{
    public const string BytesQuestion = "bytes";
    public const string ProcessorTimeQuestion = "cpu";

    public static int Run(string role)
    {
        // Some servers need to be told more than their role.
        string[] parts = role.Split('=', 2);
        using IBenchmarkServer server = parts[0] switch
        {
            ConstantDevice.Role => new ConstantDevice(),
            BareServer.Role => new BareServer(),
            OurServer.Role => new OurServer(),
            EchoServer.Role => new EchoServer(certificate: null, EchoServer.DefaultWorkers),
            EchoServer.TlsRole => new EchoServer(LoopbackCertificate.FromText(parts[1]), EchoServer.DefaultWorkers),
            EchoServer.WorkersRole => EchoServer.WithWorkers(parts[1]),
            BareCallServer.Role => new BareCallServer(certificate: null),
            BareCallServer.TlsRole => new BareCallServer(LoopbackCertificate.FromText(parts[1])),
            GrpcEchoServer.Role => new GrpcEchoServer(),
            ConstantUnit.Role => new ConstantUnit(),
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
