using System.Net;
using System.Net.Sockets;
using Coilwright.Requests;

namespace Coilwright.Transports;

/// <summary>
/// A TCP socket for blocking use. It is connected by a blocking call and never used asynchronously: the first asynchronous call would make
/// the socket non-blocking for good, and every later blocking call an emulation of one at half the speed.
/// </summary>
/// <remarks>One thread at a time, except for <see cref="Interrupt"/>. A call blocks for <see cref="Slice"/> at most, so that its caller can look at the clock.</remarks>
internal sealed class BlockingSocket : IDisposable
{
    /// <summary>How long a call blocks at most.</summary>
    public static readonly TimeSpan Slice = DeadlineSweep.Period;

    // The time limits of the system's own calls leave a socket of Windows in no certain state, so there the wait is a call of its own.
    private static readonly bool WaitsApart = OperatingSystem.IsWindows();

    private readonly Socket _socket;

    private BlockingSocket(Socket socket)
    {
        _socket = socket;
        socket.NoDelay = true;
        if (!WaitsApart)
        {
            socket.SendTimeout = socket.ReceiveTimeout = (int)Slice.TotalMilliseconds;
        }
    }

    /// <summary>Connects. A host name that has several addresses is tried at each in turn.</summary>
    /// <param name="endpoint">Host and port.</param>
    /// <param name="timeout">For all addresses together; each gets an equal share of what the ones before it left.</param>
    /// <param name="time">The clock that the timeout goes by.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SocketException">The peer refused, or cannot be reached.</exception>
    /// <exception cref="TimeoutException">The time is up.</exception>
    public static BlockingSocket Connect(Endpoint endpoint, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        IPAddress[] addresses = Resolve(endpoint.Host, timeout, time, cancellationToken);
        for (int i = 0; ; i++)
        {
            bool isLast = i == addresses.Length - 1;
            TimeSpan share = (timeout - time.GetElapsedTime(started)) / (addresses.Length - i);
            try
            {
                return Connect(new IPEndPoint(addresses[i], endpoint.Port), share, time, cancellationToken);
            }
            catch (Exception error) when (!isLast && error is SocketException or TimeoutException)
            {
                // The next address is tried; the last one's error is the one reported.
            }
        }
    }

    /// <summary>Whether the peer has closed the connection, and nothing that it sent before is left to read.</summary>
    public bool IsEnded => _socket.Poll(0, SelectMode.SelectRead) && _socket.Available == 0;

    /// <summary>Sends what the system takes; 0 if it has taken nothing for a slice.</summary>
    /// <exception cref="SocketException">The connection is lost.</exception>
    public int Send(ReadOnlySpan<byte> data)
    {
        if (WaitsApart && !_socket.Poll(Slice, SelectMode.SelectWrite))
        {
            return 0;
        }

        int sent = _socket.Send(data, SocketFlags.None, out SocketError error);
        return Result(sent, error, ofNothing: 0);
    }

    /// <summary>Receives what is there or comes next; -1 if nothing has come for a slice, 0 if the peer has closed the connection.</summary>
    /// <exception cref="SocketException">The connection is lost.</exception>
    public int Receive(Span<byte> buffer)
    {
        if (WaitsApart && !_socket.Poll(Slice, SelectMode.SelectRead))
        {
            return -1;
        }

        int received = _socket.Receive(buffer, SocketFlags.None, out SocketError error);
        return Result(received, error, ofNothing: -1);
    }

    /// <summary>Ends the connection while another thread may be using it: its call ends at once. Never throws.</summary>
    public void Interrupt()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Closed already, which is what was wanted.
        }
    }

    /// <summary>Makes the close a reset: a device that accepts one connection is free for the next at once. Never throws.</summary>
    public void Abort()
    {
        try
        {
            _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        catch (SocketException)
        {
            // Closed by the peer already, which is what was wanted.
        }

        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private static int Result(int count, SocketError error, int ofNothing) => error switch
    {
        SocketError.Success => count,
        SocketError.TimedOut or SocketError.WouldBlock => ofNothing,
        _ => throw new SocketException((int)error),
    };

    private static IPAddress[] Resolve(string host, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out IPAddress? address))
        {
            return [address];
        }

        // The blocking form knows no limit. No socket of ours is touched by this one.
        return HostAddresses.WithinAsync(Dns.GetHostAddressesAsync(host, cancellationToken), timeout, time, cancellationToken).GetAwaiter().GetResult();
    }

    private static BlockingSocket Connect(IPEndPoint peer, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var expiry = new CancellationTokenSource(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellationToken);
        var socket = new Socket(peer.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            // A blocking connect takes neither time nor token. Closing the socket under it ends it.
            using (either.Token.UnsafeRegister(static cut => ((Socket)cut!).Dispose(), socket))
            {
                socket.Connect(peer);
            }

            either.Token.ThrowIfCancellationRequested();
            return new BlockingSocket(socket);
        }
        catch (Exception error)
        {
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw expiry.IsCancellationRequested ? new TimeoutException($"{peer.Address} did not accept the connection in time.", error) : error;
        }
    }
}
