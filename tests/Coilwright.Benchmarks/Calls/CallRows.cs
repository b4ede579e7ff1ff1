using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Benchmarks.Client;
using Coilwright.Benchmarks.Processes;
using Coilwright.Mcp;

namespace Coilwright.Benchmarks.Calls;

/// <summary>Calls over one connection, from the caller through our client and our server and back.</summary>
internal sealed class CallRows : IRows
{
    private const string Group = "calls";

    public int Place => 50;

    public IEnumerable<Row> Create() =>
    [
        Of("MCP call, 1 caller", 0.85, OpenOneAsync),
        Of("MCP call, 16 callers", 0.6, () => OpenManyAsync(16, certificate: null)),
        Of("MCP call, 256 callers", 0.6, () => OpenManyAsync(256, certificate: null)),
        Of("MCP call over TLS, 256 callers", 0.6, () => OpenManyAsync(256, LoopbackCertificate.Create())),
        Of("MCP call, 64 callers / gRPC", 20, OpenGrpcAsync),
    ];

    private static Row Of(string name, double limit, Func<Task<Contest>> openAsync) =>
        new(Group, name, Unit.PerSecond, Limit.AtLeast(limit), openAsync) { MaxBytes = 1, DependsOnProcessors = true };

    private static async Task<Contest> OpenOneAsync()
    {
        ServerProcess server = ServerProcess.Start(BareCallServer.Role);
        Socket socket = await RawSocket.ConnectAsync(server.Port);
        return new(await OursAsync(1, certificate: null), new RawPingPong([socket], CallFrames.CreateRequest(), CallFrames.AnswerSize, server));
    }

    private static async Task<Contest> OpenManyAsync(int callers, X509Certificate2? certificate)
    {
        ServerProcess server = ServerProcess.Start(Role(BareCallServer.Role, BareCallServer.TlsRole, certificate));
        Stream stream = new NetworkStream(await RawSocket.ConnectAsync(server.Port), ownsSocket: true);
        if (certificate is not null)
        {
            var secure = new SslStream(stream, leaveInnerStreamOpen: false, (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString());
            await secure.AuthenticateAsClientAsync(LoopbackCertificate.Host);
            stream = secure;
        }

        var prototype = new CallPrototype(stream, callers);
        return new(await OursAsync(callers, certificate), CallersContender.Of(callers, prototype.CallAsync, prototype, server));
    }

    private static async Task<Contest> OpenGrpcAsync()
    {
        const int Callers = 64;
        var grpc = new GrpcCaller();
        return new(await OursAsync(Callers, certificate: null), new SettlingContender(CallersContender.Of(Callers, _ => grpc.CallAsync(), grpc)));
    }

    private static async Task<IContender> OursAsync(int callers, X509Certificate2? certificate)
    {
        ServerProcess server = ServerProcess.Start(Role(EchoServer.Role, EchoServer.TlsRole, certificate));
        var options = new McpClientOptions();
        if (certificate is not null)
        {
            options.Tls.TrustedRoots.Add(certificate);
        }

        McpClient client = await McpClient.ConnectAsync($"{(certificate is null ? "mcp" : "mcps")}://{LoopbackCertificate.Host}:{server.Port}", options);
        var echo = new EchoClient(client);
        CallMessage message = CallMessage.Example;

        // Each caller may give its calls up, and none does.
        CancellationTokenSource[] sources = [.. Enumerable.Range(0, callers).Select(_ => new CancellationTokenSource())];
        return CallersContender.Of(callers, caller => echo.SayAsync(message, sources[caller].Token), [client, server, .. sources]);
    }

    private static string Role(string plain, string tls, X509Certificate2? certificate) =>
        certificate is null ? plain : $"{tls}={LoopbackCertificate.ToText(certificate)}";
}
