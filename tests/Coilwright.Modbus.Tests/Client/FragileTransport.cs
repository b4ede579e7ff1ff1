using System.IO.Pipelines;
using System.Net;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>Another transport, whose first connection takes only so many sends; the next one fails at once, in the call.</summary>
internal sealed class FragileTransport(ITransport inner, int sends) : ITransport
{
    private int _connections;

    public Endpoint Endpoint => inner.Endpoint;

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        ITransportConnection connection = await inner.ConnectAsync(cancellationToken);
        return _connections++ == 0 ? new Connection(connection, sends) : connection;
    }

    private sealed class Connection(ITransportConnection inner, int sends) : ITransportConnection
    {
        private int _left = sends;

        public PipeReader Input => inner.Input;

        public EndPoint? LocalEndPoint => inner.LocalEndPoint;

        public EndPoint? RemoteEndPoint => inner.RemoteEndPoint;

        public ValueTask SendAsync(ReadOnlyMemory<byte> data) => _left-- > 0 ? inner.SendAsync(data) : throw new IOException("reset by peer");

        public void Close() => inner.Close();

        public void Abort() => inner.Abort();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
