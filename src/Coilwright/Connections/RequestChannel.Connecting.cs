using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

internal sealed partial class RequestChannel
{
    private readonly CancellationTokenSource _lifetime = new();
    private ushort _firstId = 1;

    /// <summary>Connects if there is no connection, sharing an attempt that is under way.</summary>
    /// <param name="cancellationToken">Gives up waiting; the attempt goes on for the others, until it ends by itself.</param>
    /// <returns><see langword="null"/> when connected, otherwise why not.</returns>
    public async Task<Exception?> ConnectAsync(CancellationToken cancellationToken)
    {
        ConnectAttempt? attempt;
        bool isOurs;
        lock (_gate)
        {
            if (_isDisposed || _live is not null)
            {
                return _isDisposed ? new ObjectDisposedException(null) : null;
            }

            isOurs = _attempt is null;
            attempt = _attempt ??= new ConnectAttempt(RunAsync);
        }

        if (isOurs)
        {
            attempt.Start();
        }

        return await attempt.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Called under the lock. Whoever is given an attempt starts it after leaving the lock.</summary>
    private ConnectAttempt? TakeAttemptIfNeeded()
    {
        bool isNeeded = _live is null && _attempt is null && _waiting.Count > 0 && !_isDisposed;
        return isNeeded ? _attempt = new ConnectAttempt(RunAsync) : null;
    }

    private async Task RunAsync(ConnectAttempt attempt)
    {
        ITransportConnection? transport = null;
        Exception? error = null;
        using var expiry = new CancellationTokenSource(_options.ConnectTimeout, TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, _lifetime.Token);
        try
        {
            transport = await _transport.ConnectAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (expiry.IsCancellationRequested)
        {
            error = new TimeoutException($"The peer did not accept the connection within {_options.ConnectTimeout.TotalSeconds:0.###} s.", cause);
        }
        catch (Exception cause)
        {
            error = cause;
        }

        if (transport is null)
        {
            EndWithout(attempt, error!);
        }
        else
        {
            EndWith(attempt, transport);
        }
    }

    private void EndWith(ConnectAttempt attempt, ITransportConnection transport)
    {
        LiveConnection? live = null;
        lock (_gate)
        {
            _attempt = null;
            if (!_isDisposed)
            {
                // Ids run on from the last connection: a gateway may pass on an answer that it owed to that one.
                live = new LiveConnection(transport, _framing.MaxFrameSize, new InFlightTable(_options.MaxInFlight, _firstId));
                _live = live;
                _connects++;
            }
        }

        if (live is null)
        {
            transport.Abort();
            _ = transport.DisposeAsync().AsTask();
            attempt.End(new ObjectDisposedException(null));
            return;
        }

        attempt.End(null);
        Write(live);
        _ = ReceiveAsync(live);
    }

    private void EndWithout(ConnectAttempt attempt, Exception error)
    {
        // Those who wait for this attempt have their answer. Who comes meanwhile gets an attempt of their own.
        FailAll(_waiting, null, FailureKind.ConnectFailed, RequestPhase.Connect, error);
        attempt.End(error);
        ConnectAttempt? next;
        lock (_gate)
        {
            _attempt = null;
            next = TakeAttemptIfNeeded();
        }

        next?.Start();
    }
}
