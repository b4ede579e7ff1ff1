using System.Net.Sockets;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>
/// Connections come and go, by the rules of a supervised one as far as they can be followed without a thread: there is nothing between two
/// requests, so it is the next request that tries, no sooner than the back-off allows.
/// </summary>
internal sealed partial class BlockingChannel
{
    private readonly CancellationTokenSource _closing = new();
    private BlockingConnection? _connection;
    private Exception? _lastReason;
    private long _nextAttemptAt;
    private ushort _firstId = 1;
    private int _attempt = 1;
    private int _current;

    /// <summary>Makes one attempt, on the caller's thread: the task has ended when this returns.</summary>
    public Task<Exception?> ConnectAsync(CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            try
            {
                if (IsEnding)
                {
                    throw ConnectionUnavailableException.Ending(States.Latest);
                }

                if (Usable(idle: TimeSpan.MaxValue) is null)
                {
                    Open(_options.Connection.ConnectTimeout, keepTrying: false, cancellationToken);
                }

                return Task.FromResult<Exception?>(null);
            }
            catch (CoilwrightException error)
            {
                return Task.FromResult<Exception?>(
                    error as ConnectionUnavailableException ?? ConnectionUnavailableException.AttemptFailed(States.Latest, error));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return Task.FromCanceled<Exception?>(cancellationToken);
            }
        }
    }

    /// <summary>The connection, opened if need be; <see langword="null"/> if the request has no time for it, or its caller no wish.</summary>
    /// <exception cref="CoilwrightException">No connection can be had now.</exception>
    private BlockingConnection? GetConnection(PendingRequest request)
    {
        if (Usable(TimeProvider.GetElapsedTime(_connection?.LastUsedAt ?? 0, request.StartedAt)) is { } connection)
        {
            return connection;
        }

        if (States.State == ConnectionState.Offline && Now < _nextAttemptAt)
        {
            throw ConnectionUnavailableException.Offline(States.Latest, _options.Connection.Reconnect, _lastReason);
        }

        if (_nextAttemptAt >= request.Deadline)
        {
            throw ConnectionUnavailableException.AttemptFailed(States.Latest, _lastReason!);
        }

        if (!TryRest(request, _nextAttemptAt) || !MayWait(request))
        {
            return null;
        }

        TimeSpan left = TimeProvider.GetElapsedTime(Now, request.Deadline);
        TimeSpan timeout = _options.Connection.ConnectTimeout;
        try
        {
            return Open(left < timeout ? left : timeout, keepTrying: true, request.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (ConnectFailedException) when (Now >= request.Deadline)
        {
            return null;
        }
    }

    /// <summary>The present connection, unless the peer has closed it while it was idle.</summary>
    private BlockingConnection? Usable(TimeSpan idle)
    {
        try
        {
            if (_connection is not null && idle > IdleTime && _connection.Socket.IsEnded)
            {
                Lose(_connection, null);
            }
        }
        catch (SocketException error)
        {
            Lose(_connection!, error);
        }

        return _connection;
    }

    /// <summary>Tries each endpoint once, beginning with the one that last accepted.</summary>
    private BlockingConnection Open(TimeSpan timeout, bool keepTrying, CancellationToken cancellationToken)
    {
        if (States.State != ConnectionState.Offline)
        {
            // Refused, and rightly, in Reconnecting. A probe leaves Offline only by succeeding.
            States.TryTransition(ConnectionEvent.ConnectBegan, _lastReason, attempt: 1);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, cancellationToken);
        var failures = new List<ConnectFailedException>(_endpoints.Count);
        while (failures.Count < _endpoints.Count)
        {
            Endpoint endpoint = _endpoints[_current];
            long started = Now;
            try
            {
                var socket = BlockingSocket.Connect(endpoint, timeout, TimeProvider, either.Token);
                _telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failure: null);
                return Publish(new BlockingConnection(socket, _framing.MaxFrameSize, _firstId) { LastReceivedAt = Now });
            }
            catch (OperationCanceledException)
            {
                States.TryTransition(ConnectionEvent.ConnectAbandoned);
                throw;
            }
            catch (TimeoutException error)
            {
                failures.Add(new ConnectFailedException(endpoint.ToString(), timeout, TimeProvider.GetElapsedTime(started), error));
            }
            catch (Exception error)
            {
                failures.Add(new ConnectFailedException(endpoint.ToString(), error));
            }

            _telemetry?.NoteConnect(TimeProvider.GetElapsedTime(started), failures[^1]);
            _current = (_current + 1) % _endpoints.Count;
        }

        ConnectFailedException failure = failures.Count == 1 ? failures[0] : new ConnectFailedException(failures);
        NoteFailure(ConnectionEvent.AttemptFailed, failure, keepTrying);
        throw failure;
    }

    private BlockingConnection Publish(BlockingConnection connection)
    {
        _nextAttemptAt = 0;
        _connects++;
        Volatile.Write(ref _connection, connection);
        States.TryTransition(ConnectionEvent.Opened);
        return connection;
    }

    /// <summary>Gives a connection up. One that has answered is opened again without a wait.</summary>
    private void Lose(BlockingConnection connection, Exception? reason)
    {
        _firstId = connection.InFlight.NextId;
        Volatile.Write(ref _connection, null);
        if (reason is null && !_options.ResetsOnClose)
        {
            connection.Socket.Dispose();
        }
        else
        {
            connection.Socket.Abort();
        }

        reason ??= new IOException("The connection was closed.");
        if (connection.HasAnswered)
        {
            (_attempt, _nextAttemptAt, _lastReason) = (1, 0, reason);
            States.TryTransition(ConnectionEvent.Lost, reason, _attempt);
        }
        else
        {
            NoteFailure(ConnectionEvent.Lost, reason, keepTrying: true);
        }
    }

    private void NoteFailure(ConnectionEvent retry, Exception reason, bool keepTrying)
    {
        ReconnectOptions reconnect = _options.Connection.Reconnect;
        _lastReason = reason;
        if (!keepTrying && States.State == ConnectionState.Connecting)
        {
            States.TryTransition(ConnectionEvent.ConnectAbandoned, reason);
        }
        else if (States.State != ConnectionState.Offline && _attempt < reconnect.Attempts)
        {
            Postpone(BackOff.Delay(reconnect, _attempt, Random.Shared.NextDouble()));
            _attempt++;
            States.TryTransition(retry, reason, _attempt);
        }
        else
        {
            // Of the first two events the first is refused where there was no connection to lose, and both are where a probe has failed.
            Postpone(reconnect.ProbeInterval);
            States.TryTransition(ConnectionEvent.Lost, reason, _attempt);
            States.TryTransition(ConnectionEvent.AttemptsExhausted, reason);
            _attempt = 1;
        }
    }

    private void Postpone(TimeSpan delay) => _nextAttemptAt = Now + (long)(delay.TotalSeconds * TimeProvider.TimestampFrequency);
}
