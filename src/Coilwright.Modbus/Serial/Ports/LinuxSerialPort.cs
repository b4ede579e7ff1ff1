using System.IO.Pipelines;
using System.Net;
using System.Runtime.InteropServices;
using Coilwright.Transports;
using Microsoft.Win32.SafeHandles;

namespace Coilwright.Modbus.Serial;

/// <summary>An open port. One thread of its own sleeps in the kernel until bytes come, the port goes, or somebody closes it.</summary>
internal sealed class LinuxSerialPort : ITransportConnection
{
    private const int ReadSize = 512;
    private const int WriteWaitMilliseconds = 100;

    private readonly Pipe _received = new(ReaderScheduler.CreateOptions());
    private readonly SafeFileHandle _port;
    private readonly SafeFileHandle _wake;
    private volatile bool _isClosed;

    public LinuxSerialPort(SafeFileHandle port)
    {
        _port = port;
        _wake = CreateWake(LinuxSerial.OpenWithoutInheriting | LinuxSerial.OpenWithoutWaiting);
        new Thread(Receive) { IsBackground = true, Name = "Serial port" }.UnsafeStart();
    }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint => null;

    public EndPoint? RemoteEndPoint => null;

    /// <summary>Makes what the port's thread is woken by.</summary>
    /// <exception cref="IOException">The system has none left: without it a port could not be closed.</exception>
    public static SafeFileHandle CreateWake(int flags)
    {
        int descriptor = LinuxSerial.CreateEvent(0, flags);
        return descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw new IOException(
            $"The serial port cannot be opened, because the system gives it no event to be closed by ({Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}).");
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        // The kernel's buffer takes a dozen frames, so this is the usual end.
        int written = Write(data.Span);
        return written == data.Length ? ValueTask.CompletedTask : WriteRestAsync(data[written..]);
    }

    public void Close()
    {
        _isClosed = true;
        try
        {
            _ = LinuxSerial.Write(_wake, BitConverter.GetBytes(1L), sizeof(long));
        }
        catch (ObjectDisposedException)
        {
            // The thread has ended already, and released both.
        }
    }

    public void Abort() => Close();

    public ValueTask DisposeAsync()
    {
        Close();
        return _received.Reader.CompleteAsync();
    }

    private int Write(ReadOnlySpan<byte> data)
    {
        nint written = _isClosed ? throw Gone() : LinuxSerial.Write(_port, data, data.Length);
        return written >= 0 ? (int)written
            : Marshal.GetLastPInvokeError() is LinuxSerial.TryAgain or LinuxSerial.Interrupted ? 0
            : throw Gone();
    }

    // A method of its own, because what is captured is allocated where the method begins.
    private ValueTask WriteRestAsync(ReadOnlyMemory<byte> data) => new(Task.Run(() => WriteRest(data)));

    private void WriteRest(ReadOnlyMemory<byte> data)
    {
        while (data.Length > 0)
        {
            Span<LinuxSerial.Polled> files = [new() { File = (int)_port.DangerousGetHandle(), Asked = LinuxSerial.Writable }];
            _ = LinuxSerial.Poll(files, 1, WriteWaitMilliseconds);
            data = data[Write(data.Span)..];
        }
    }

    private void Receive()
    {
        Exception? reason = null;
        try
        {
            while (TryReceive())
            {
            }
        }
        catch (Exception error)
        {
            reason = _isClosed ? null : error;
        }

        _isClosed = true;
        _received.Writer.Complete(reason);
        _port.Dispose();
        _wake.Dispose();
    }

    private bool TryReceive()
    {
        Span<LinuxSerial.Polled> files =
        [
            new() { File = (int)_port.DangerousGetHandle(), Asked = LinuxSerial.Readable },
            new() { File = (int)_wake.DangerousGetHandle(), Asked = LinuxSerial.Readable },
        ];
        if (LinuxSerial.Poll(files, 2, Timeout.Infinite) < 0)
        {
            return Marshal.GetLastPInvokeError() == LinuxSerial.Interrupted ? true : throw Gone();
        }

        if (_isClosed)
        {
            return false;
        }

        Span<byte> buffer = _received.Writer.GetSpan(ReadSize);
        nint count = LinuxSerial.Read(_port, buffer, buffer.Length);
        if (count > 0)
        {
            _received.Writer.Advance((int)count);
            ValueTask<FlushResult> flush = _received.Writer.FlushAsync();

            // A reader that falls this far behind holds the port up, as a full buffer of the kernel would.
            FlushResult result = flush.IsCompleted ? flush.Result : flush.AsTask().GetAwaiter().GetResult();
            return !result.IsCompleted;
        }

        return count < 0 && Marshal.GetLastPInvokeError() is LinuxSerial.TryAgain or LinuxSerial.Interrupted ? true : throw Gone();
    }

    private static IOException Gone() => new("The serial port is gone: it was closed or unplugged.");
}
