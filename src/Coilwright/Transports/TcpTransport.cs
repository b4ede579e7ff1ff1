using System.Net;
using System.Net.Sockets;

namespace Coilwright.Transports;

/// <summary>
/// Reaches a peer over TCP. A host name that has several addresses is tried at each in turn, so that one dead address does not hide a
/// living one.
/// </summary>
internal sealed class TcpTransport : ITransport
{
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _timeProvider;

    /// <param name="endpoint">Host and port.</param>
    /// <param name="timeout">For all addresses together; each gets an equal share of what the ones before it left.</param>
    /// <param name="timeProvider">The clock that the timeout goes by.</param>
    public TcpTransport(Endpoint endpoint, TimeSpan timeout, TimeProvider timeProvider)
    {
        Endpoint = endpoint;
        _timeout = timeout;
        _timeProvider = timeProvider;
    }

    public Endpoint Endpoint { get; }

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        long started = _timeProvider.GetTimestamp();
        IPAddress[] addresses = await HostAddresses.ResolveAsync(Endpoint, _timeout, _timeProvider, cancellationToken).ConfigureAwait(false);
        for (int i = 0; ; i++)
        {
            bool isLast = i == addresses.Length - 1;
            TimeSpan share = (_timeout - _timeProvider.GetElapsedTime(started)) / (addresses.Length - i);
            try
            {
                return await ConnectAsync(addresses[i], share, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!isLast && error is SocketException or TimeoutException)
            {
                // The next address is tried; the last one's error is the one reported.
            }
        }
    }

    private async ValueTask<ITransportConnection> ConnectAsync(IPAddress address, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, _timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, Endpoint.Port), either.Token).ConfigureAwait(false);
            return new SocketConnection(socket);
        }
        catch (Exception error)
        {
            socket.Dispose();
            if (error is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"{address} did not accept the connection in time.", error);
            }

            throw;
        }
    }
}
