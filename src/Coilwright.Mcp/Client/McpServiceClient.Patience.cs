using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Services;

/// <summary>Calls that wait for a connection, and are sent again where that can do no harm.</summary>
public abstract partial class McpServiceClient
{
    // By how much a wait may be longer than the server said: those that it refused together do not come back together.
    private const double LongestDelay = 0.25;

    /// <summary>Sends what is not answered.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected async ValueTask NotifyAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
    {
        ArgumentNullException.ThrowIfNull(operation);
        ThrowIfNull(request);
        MeasuredCall call = Measure(operation);
        try
        {
            call.Enter();
            await NotifyNowAsync(operation, request, cancellationToken).ConfigureAwait(false);
            call.End(error: null);
        }
        catch (Exception error)
        {
            call.End(error);
            throw;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask NotifyNowAsync<TRequest>(McpOperation operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
    {
        long started = Now;
        for (int lost = 0; ;)
        {
            ClientConnection connection = await _client.GetConnectedAsync(started, _timeout, cancellationToken).ConfigureAwait(false);
            TimeSpan left = LeftOf(_timeout, started);
            McpFrameBuilder frame = McpClient.BeginCall(connection, _service, operation, request, left, isStreamed: false);
            try
            {
                await connection.Frames.SendOneWayAsync(frame, left, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (McpConnectionException) when (lost < _client.Options.RetriesWhenLost)
            {
                // Nothing of it was sent.
                lost++;
                _client.Counts.NoteRetry();
                await BuryAsync(connection, started, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Goes on with a call whose first attempt has failed.</summary>
    /// <param name="connection">The connection of that attempt.</param>
    /// <param name="error">What became of it.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="request">What is sent.</param>
    /// <param name="started">The timestamp of the call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    internal ValueTask<TResponse> CallAgainAsync<TRequest, TResponse>(
        ClientConnection connection, McpException error, McpOperation operation, TRequest request, long started, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
        => CallPatientlyAsync<TRequest, TResponse>(operation, request, started, connection, error, cancellationToken);

    /// <summary>Calls until an attempt succeeds, or fails in a way that no other is to follow.</summary>
    private async ValueTask<TResponse> CallPatientlyAsync<TRequest, TResponse>(
        McpOperation operation, TRequest request, long started, ClientConnection? lost, McpException? error, CancellationToken cancellationToken)
        where TRequest : IMcpMessage<TRequest>
        where TResponse : IMcpMessage<TResponse>
    {
        bool isInDoubt = false;
        try
        {
            for (int timesLost = 0, timesRejected = 0; ;)
            {
                switch (error)
                {
                    case null:
                        break;
                    case McpConnectionException when timesLost < _client.Options.RetriesWhenLost && (operation.IsIdempotent || !error.MayHaveBeenApplied):
                        timesLost++;
                        _client.Counts.NoteRetry();
                        isInDoubt |= error.MayHaveBeenApplied;
                        await BuryAsync(lost!, started, cancellationToken).ConfigureAwait(false);
                        break;
                    case McpRejectedException { RetryAfter: { } wait } when timesRejected < _client.Options.RetriesWhenRejected && wait * (1 + LongestDelay) < Left(started):
                        timesRejected++;
                        _client.Counts.NoteRetry();
                        wait *= 1 + (LongestDelay * Random.Shared.NextDouble());
                        await Task.Delay(wait, _client.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                        break;
                    default:
                        ExceptionDispatchInfo.Throw(error);
                        break;
                }

                lost = await _client.GetConnectedAsync(started, _timeout, cancellationToken).ConfigureAwait(false);
                TimeSpan left = LeftOf(_timeout, started, isInDoubt ? " again" : "");
                try
                {
                    McpFrameBuilder frame = BeginCall(lost, operation, request, left);
                    return await UnaryCall<TResponse>.SendAsync(lost.Frames, frame, left, cancellationToken).ConfigureAwait(false);
                }
                catch (McpRequestException failed)
                {
                    error = failed;
                }
            }
        }
        catch (McpException last) when (isInDoubt)
        {
            // Whatever the last attempt came to: of an earlier one nobody knows.
            last.IsInDoubt = true;
            throw;
        }
    }

    /// <summary>What is left of the time for a call that is about to be sent.</summary>
    /// <exception cref="McpTimeoutException">Nothing is.</exception>
    private TimeSpan LeftOf(TimeSpan timeout, long started, string again = "")
    {
        TimeSpan elapsed = _client.Options.TimeProvider.GetElapsedTime(started);
        return elapsed < timeout ? timeout - elapsed
            : throw new McpTimeoutException($"The time for the call had passed before it could be sent{again}.", RequestPhase.Connect, elapsed);
    }

    private TimeSpan Left(long started) => _timeout - _client.Options.TimeProvider.GetElapsedTime(started);

    /// <summary>Waits until a connection that has failed a call is known to be dead, so that the next attempt does not find it again.</summary>
    private async ValueTask BuryAsync(ClientConnection connection, long started, CancellationToken cancellationToken)
    {
        TimeSpan left = Left(started);
        if (left > TimeSpan.Zero)
        {
            await ((Task)connection.Died).WaitAsync(left, _client.Options.TimeProvider, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
