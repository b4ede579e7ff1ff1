using Coilwright.Mcp.Server;
using Coilwright.Transports;

namespace Coilwright.Mcp;

public sealed partial class McpServer
{
    // Accepting fails when the process is out of descriptors, for example; trying again at once would only burn time.
    private static readonly TimeSpan AcceptPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Stops listening, tells every client so, lets the calls that were taken finish, and closes.</summary>
    /// <param name="timeout">How long those calls may take; what is not done by then is cut.</param>
    public async Task StopAsync(TimeSpan timeout)
    {
        await StopListeningAsync().ConfigureAwait(false);
        await Task.WhenAll(_sessions.Keys.Select(session => GoAwayAsync(session, timeout))).ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Stops at once: connections are cut, and the calls at work are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        Telemetry.Dispose();
        await StopListeningAsync().ConfigureAwait(false);
        await _upkeep.DisposeAsync().ConfigureAwait(false);
        foreach (ServerSession session in _sessions.Keys)
        {
            session.Frames.Abort(new OperationCanceledException("The server has stopped."));
        }

        await Task.WhenAll(_sessions.Values).ConfigureAwait(false);
    }

    private static Task GoAwayAsync(ServerSession session, TimeSpan? timeout = null)
        => session.GoAwayAsync(McpStatus.ServiceUnavailable, "The server is shutting down.", timeout ?? session.Options.DrainTimeout);

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
                _ = ServeAsync(await listener.AcceptAsync(_stopping.Token).ConfigureAwait(false));
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

    private void CloseIdle()
    {
        foreach (ServerSession session in _sessions.Keys)
        {
            session.CloseIfIdle();
        }
    }
}
