using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>A connection whose certificate cannot be looked at, so that nobody can say who is at the other end.</summary>
internal sealed class UnservableConnection : ITransportConnection
{
    private readonly TaskCompletionSource _disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Disposed => _disposed.Task;

    public PipeReader Input => throw new NotSupportedException();

    public EndPoint? LocalEndPoint => null;

    public EndPoint? RemoteEndPoint => null;

    public X509Certificate2? RemoteCertificate => throw new InvalidOperationException("The certificate cannot be read.");

    public ValueTask SendAsync(ReadOnlyMemory<byte> data) => throw new NotSupportedException();

    public void Close()
    {
    }

    public void Abort()
    {
    }

    public ValueTask DisposeAsync()
    {
        _disposed.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
