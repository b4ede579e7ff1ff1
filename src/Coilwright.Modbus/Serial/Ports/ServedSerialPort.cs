using System.IO.Pipelines;
using System.Net;
using System.Runtime.CompilerServices;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>A port on which others are answered: behind their requests the line is silent first, as between any two frames.</summary>
internal sealed class ServedSerialPort(ITransportConnection port, TimeSpan frameGap, TimeProvider timeProvider) : ITransportConnection
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FrameGap _gap = new(frameGap, timeProvider);

    /// <summary>Completes when the port is closed.</summary>
    public Task Ended => _ended.Task;

    public PipeReader Input => port.Input;

    public EndPoint? LocalEndPoint => port.LocalEndPoint;

    public EndPoint? RemoteEndPoint => port.RemoteEndPoint;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        // Counted from here: nobody knows when exactly the request's last bit was on the line, but it was before now.
        await _gap.WaitAsync().ConfigureAwait(false);
        await port.SendAsync(data).ConfigureAwait(false);
    }

    public void Close() => port.Close();

    public void Abort() => port.Abort();

    public async ValueTask DisposeAsync()
    {
        await port.DisposeAsync().ConfigureAwait(false);
        _gap.Dispose();
        _ended.TrySetResult();
    }
}
