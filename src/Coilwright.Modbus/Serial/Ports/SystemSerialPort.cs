using System.IO.Pipelines;
using System.IO.Ports;
using System.Net;
using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>An open port of the framework, with its faults kept from everybody else.</summary>
/// <remarks>
/// Its reads ignore tokens, so none is given: closing ends them. Closing can hang for as long as the driver likes, so nobody waits for it.
/// </remarks>
internal sealed class SystemSerialPort : ITransportConnection
{
    private const int ReadSize = 512;

    private readonly Pipe _received = new(ReaderScheduler.CreateOptions());
    private readonly SerialPort _port;
    private readonly Stream _stream;
    private int _isClosed;

    public SystemSerialPort(SerialPort port)
    {
        _port = port;
        _stream = port.BaseStream;
        _ = ReceiveAsync();
    }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint => null;

    public EndPoint? RemoteEndPoint => null;

    public ValueTask SendAsync(ReadOnlyMemory<byte> data) => _stream.WriteAsync(data, CancellationToken.None);

    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _ = Task.Run(Release);
        }
    }

    public void Abort() => Close();

    public ValueTask DisposeAsync()
    {
        Close();
        return _received.Reader.CompleteAsync();
    }

    private void Release()
    {
        _received.Writer.CancelPendingFlush();
        try
        {
            _port.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // An adapter that was pulled out cannot be closed in order any more.
        }
    }

    private async Task ReceiveAsync()
    {
        Exception? reason = null;
        try
        {
            FlushResult flush;
            do
            {
                int count = await _stream.ReadAsync(_received.Writer.GetMemory(ReadSize)).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                _received.Writer.Advance(count);
                flush = await _received.Writer.FlushAsync().ConfigureAwait(false);
            }
            while (!flush.IsCompleted && !flush.IsCanceled);
        }
        catch (Exception error)
        {
            reason = Volatile.Read(ref _isClosed) != 0 ? null : new IOException("The serial port is gone: it was unplugged.", error);
        }

        await _received.Writer.CompleteAsync(reason).ConfigureAwait(false);
        Close();
    }
}
