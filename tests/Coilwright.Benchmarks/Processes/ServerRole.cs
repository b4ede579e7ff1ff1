using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Serial;
using Coilwright.Benchmarks.Server;

namespace Coilwright.Benchmarks.Processes;

/// <summary>The servers that a process can be started as.</summary>
internal static class ServerRole
{
    public static int Run(string role)
    {
        // Some servers need to be told more than their role.
        string[] parts = role.Split('=', 2);
        using IBenchmarkServer server = parts[0] switch
        {
            ConstantDevice.Role => new ConstantDevice(),
            BareServer.Role => new BareServer(),
            OurServer.Role => new OurServer(),
            EchoServer.Role => new EchoServer(certificate: null, workers: null),
            EchoServer.TlsRole => new EchoServer(LoopbackCertificate.FromText(parts[1]), workers: null),
            EchoServer.WorkersRole => EchoServer.WithWorkers(parts[1]),
            BareCallServer.Role => new BareCallServer(certificate: null),
            BareCallServer.TlsRole => new BareCallServer(LoopbackCertificate.FromText(parts[1])),
            GrpcEchoServer.Role => new GrpcEchoServer(),
            ConstantUnit.Role => new ConstantUnit(),
            _ => throw new ArgumentException($"There is no server '{role}'.", nameof(role)),
        };
        return ServerDialogue.Hold(server);
    }
}
