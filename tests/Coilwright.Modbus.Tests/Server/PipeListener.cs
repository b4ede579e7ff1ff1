using System.Threading.Channels;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Hands connections in memory to a server.</summary>
internal sealed class PipeListener : ITransportListener
{
    private readonly Channel<ITransportConnection> _connections = Channel.CreateUnbounded<ITransportConnection>();

    public Endpoint Endpoint { get; } = new("memory", "test", 0);

    public PipeConnection Connect(bool peerReads = true)
    {
        var connection = new PipeConnection(peerReads);
        Connect(connection);
        return connection;
    }

    public void Connect(ITransportConnection connection) => Assert.True(_connections.Writer.TryWrite(connection));

    public ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken) =>
        _connections.Reader.ReadAsync(cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
