using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>
/// The other end of a connection, which does what a test tells it, byte by byte. It knows no protocol, so it can be as wrong as a
/// test wants.
/// </summary>
public sealed class ScriptedPeer : IAsyncDisposable
{
    private readonly ITransportConnection _connection;

    /// <summary>Puts a script at an end of a connection.</summary>
    public ScriptedPeer(ITransportConnection connection) => _connection = connection;

    /// <summary>Waits for a number of bytes.</summary>
    /// <exception cref="EndOfStreamException">The other end closed the connection first.</exception>
    public async Task<byte[]> ReceiveAsync(int count, CancellationToken cancellationToken = default)
    {
        if (count == 0)
        {
            // A pipe would wait for something all the same.
            return [];
        }

        ReadResult result = await _connection.Input.ReadAtLeastAsync(count, cancellationToken).ConfigureAwait(false);
        if (result.Buffer.Length < count)
        {
            _connection.Input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            throw new EndOfStreamException($"The connection was closed after {result.Buffer.Length} of {count} bytes.");
        }

        ReadOnlySequence<byte> taken = result.Buffer.Slice(0, count);
        byte[] bytes = taken.ToArray();
        _connection.Input.AdvanceTo(taken.End);
        return bytes;
    }

    /// <summary>Takes what has arrived, which may be nothing.</summary>
    public byte[] TakeReceived()
    {
        if (!_connection.Input.TryRead(out ReadResult result))
        {
            return [];
        }

        byte[] bytes = result.Buffer.ToArray();
        _connection.Input.AdvanceTo(result.Buffer.End);
        return bytes;
    }

    /// <summary>Waits until the other end has closed or cut the connection; what it sent before is dropped.</summary>
    public async Task WaitForCloseAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            ReadResult result;
            do
            {
                result = await _connection.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
                _connection.Input.AdvanceTo(result.Buffer.End);
            }
            while (!result.IsCompleted);
        }
        catch (IOException)
        {
            // Cut rather than closed: an end all the same.
        }
    }

    /// <summary>Sends bytes as one segment.</summary>
    public ValueTask SendAsync(params byte[] bytes) => _connection.SendAsync(bytes);

    /// <summary>Ends the connection in order, as by FIN.</summary>
    public void Close() => _connection.Close();

    /// <summary>Cuts the connection, as by RST.</summary>
    public void Reset() => _connection.Abort();

    /// <summary>Ends the connection.</summary>
    public ValueTask DisposeAsync()
    {
        _connection.Close();
        return _connection.DisposeAsync();
    }
}
