using Grpc.Core;

namespace Coilwright.Benchmarks.Calls;

/// <summary>The service, by gRPC.</summary>
internal sealed class GrpcEcho : Google.Echo.EchoBase
{
    public override Task<Google.Call> Say(Google.Call request, ServerCallContext context) => Task.FromResult(request);
}
