using Coilwright.Benchmarks.Processes;
using Grpc.Net.Client;

namespace Coilwright.Benchmarks.Calls;

/// <summary>Calls by gRPC over one connection of cleartext HTTP/2, with the client that .NET offers.</summary>
internal sealed class GrpcCaller : IDisposable
{
    private readonly ServerProcess _server = ServerProcess.Start(GrpcEchoServer.Role);
    private readonly GrpcChannel _channel;
    private readonly Google.Echo.EchoClient _client;
    private readonly Google.Call _message = new()
    {
        UserId = CallMessage.Example.UserId,
        Timestamp = CallMessage.Example.Timestamp,
        Type = (Google.Kind)CallMessage.Example.Type,
    };

    public GrpcCaller()
    {
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{_server.Port}");
        _client = new Google.Echo.EchoClient(_channel);
    }

    public ValueTask<Google.Call> CallAsync() => new(_client.SayAsync(_message).ResponseAsync);

    public void Dispose()
    {
        _channel.Dispose();
        _server.Dispose();
    }
}
