using Coilwright.Benchmarks.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coilwright.Benchmarks.Calls;

/// <summary>gRPC on Kestrel, without logging.</summary>
internal sealed class GrpcEchoServer : IBenchmarkServer
{
    public const string Role = "grpc";

    private readonly WebApplication _application;

    public GrpcEchoServer()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        _application = builder.Build();
        _application.MapGrpcService<GrpcEcho>();
        _application.StartAsync().GetAwaiter().GetResult();
    }

    public int Port => new Uri(_application.Urls.Single()).Port;

    public void Dispose() => _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
