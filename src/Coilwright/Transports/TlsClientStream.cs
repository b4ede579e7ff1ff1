using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Coilwright.Transports;

/// <summary>
/// The client's end. In TLS 1.3 a client is through with its handshake before the server has judged the client's certificate (RFC 8446,
/// figure 1), so that a refusal arrives with the first read or write, where it would look like any lost connection.
/// </summary>
internal sealed class TlsClientStream(TransportStream transport) : SslStream(transport, leaveInnerStreamOpen: true)
{
    private volatile bool _hasReceived;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _hasReceived || !IsAuthenticated ? base.ReadAsync(buffer, cancellationToken) : ReadFirstAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _hasReceived || !IsAuthenticated ? base.WriteAsync(buffer, cancellationToken) : WriteFirstAsync(buffer, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteFirstAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            await base.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!transport.IsEnded && error is (IOException or SocketException))
        {
            throw Refused(error);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadFirstAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!transport.IsEnded && error is (IOException or SocketException))
        {
            throw Refused(error);
        }

        if (count == 0 && !buffer.IsEmpty && !transport.IsEnded)
        {
            throw Refused(cause: null);
        }

        _hasReceived = count > 0;
        return count;
    }

    private TlsException Refused(Exception? cause)
    {
        string reason = cause is null ? "" : $" ({cause.GetBaseException().Message.TrimEnd('.')})";
        string shown = LocalCertificate is { } certificate
            ? $"'{certificate.Subject}' was shown: have the server trust its root, or show another"
            : $"none was shown: set {nameof(TlsClientOptions)}.Certificate if it wants one";
        return new TlsException(
            TlsFailure.RefusedByPeer,
            $"The server ended the connection right after the TLS handshake{reason}. Mostly it refuses the client's certificate; {shown}.",
            cause);
    }
}
