using Coilwright.Mcp.Server;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Mcp;

public sealed partial class McpServer
{
    // Accepting fails when the process is out of descriptors, for example; trying again at once would only burn time.
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Stops listening, tells every client so, lets the calls that were taken finish, and closes. Calls that are not answered are waited for as well, those too whose
    /// clients have gone.
    /// </summary>
    /// <remarks>
    /// Methods that return a stream of messages are asked to come to an end: their token is cancelled at once, and reading what their caller streams ends. One that gives up ends its stream with status 503 at the
    /// caller, which may begin it again elsewhere; one that catches the <see cref="OperationCanceledException"/> may still send a few items and end as it likes. Where
    /// streams end by themselves, <see cref="McpServiceOptions.FinishesStreams"/> has them finish as other calls do. Files, and what callers stream, always do.
    /// </remarks>
    /// <param name="timeout">How long all of that may take; what is not done by then is cut.</param>
    public async Task StopAsync(TimeSpan timeout)
    {
        await StopListeningAsync().ConfigureAwait(false);
        Task[] goingAway = [.. _sessions.Keys.Select(session => GoAwayAsync(session, timeout))];
        Task finished = Task.WhenAll(_finishing.Values).WaitAsync(timeout, Options.TimeProvider);
        await Task.WhenAll([.. goingAway, finished]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Stops at once: connections are cut, and the calls at work are cancelled, those too that are not answered. It does not wait until they have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        Telemetry.Dispose();
        await StopListeningAsync().ConfigureAwait(false);
        await _upkeep.DisposeAsync().ConfigureAwait(false);
        ICollection<ServerSession> sessions = _sessions.Keys;
        foreach (ServerSession session in sessions)
        {
            session.Frames.Abort(new OperationCanceledException("The server has stopped."));
        }

        await Task.WhenAll(_sessions.Values).ConfigureAwait(false);

        // Now that nothing is received any more.
        foreach (ServerSession session in sessions.Concat(_finishing.Keys))
        {
            session.CancelAll();
        }
    }

    private static Task GoAwayAsync(ServerSession session, TimeSpan? timeout = null)
        => session.GoAwayAsync(McpStatus.ServiceUnavailable, "The server is shutting down.", timeout ?? session.Options.DrainTimeout);

    /// <summary>Remembers a session whose connection has ended until its last call has.</summary>
    private async Task FinishAsync(ServerSession session)
    {
        Task drained = session.WhenDrained();
        if (!drained.IsCompleted)
        {
            _finishing[session] = drained;
            await drained.ConfigureAwait(false);
            _finishing.TryRemove(session, out _);
        }
    }

    private async Task StopListeningAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        if (_listener is not null)
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
        }

        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync(ITransportListener listener)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                _ = ServeAcceptedAsync(await listener.AcceptAsync(_stopping.Token).ConfigureAwait(false));
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Whatever a listener throws for one peer, the next one is waited for.
                await Task.Delay(AcceptPause, Options.TimeProvider, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAcceptedAsync(ITransportConnection transport)
    {
        string peer = ServerSession.PeerOf(transport);
        try
        {
            await ServeAsync(transport).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // What tells the roles is the user's, and nobody else waits here to hear that it has failed.
            Telemetry.Log.PeerNotServed(error, peer);
        }
    }

    private void CloseIdle()
    {
        foreach (ServerSession session in _sessions.Keys)
        {
            session.CloseIfIdle();
        }
    }
}
