using Coilwright;
using Coilwright.Mcp;
using EventService.Contracts;

namespace EventService;

/// <summary>The half that calls: devices that publish, and one that watches, over one connection.</summary>
internal sealed class Client(McpClient connection)
{
    private const int Devices = 8;

    private static readonly TimeSpan BetweenEvents = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BetweenWatches = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EventsClient _events = new(connection);
    private readonly Outcomes _outcomes = new();
    private long _position;

    /// <summary>Publishes and watches for a while, whatever becomes of the server meanwhile.</summary>
    /// <param name="uri">Where the server is.</param>
    /// <param name="folder">Where the certificates are.</param>
    /// <param name="length">For how long.</param>
    /// <param name="begun">Called when the client is connected and has begun to watch.</param>
    /// <param name="cancellationToken">Ends it earlier.</param>
    /// <returns>Whether every event was recorded as the client was told.</returns>
    public static async Task<bool> RunAsync(string uri, string folder, TimeSpan length, Action begun, CancellationToken cancellationToken)
    {
        Certificates certificates = Certificates.In(folder);
        var options = new McpClientOptions { Name = "event client", RequestTimeout = Patience };
        options.Tls.TrustedRoots.Add(certificates.Root);
        options.Tls.Certificate = () => certificates.Client;
        options.Connection.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(200);
        options.Connection.Reconnect.MaxDelay = TimeSpan.FromSeconds(1);
        options.Connection.Reconnect.Attempts = 100;
        await using McpClient connection = await McpClient.ConnectAsync(uri, options, cancellationToken);
        return await new Client(connection).RunAsync(length, begun, cancellationToken);
    }

    private async Task<bool> RunAsync(TimeSpan length, Action begun, CancellationToken cancellationToken)
    {
        _position = (await _events.GetLastAsync(cancellationToken)).Position;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var endOfWatch = new CancellationTokenSource();
        Task states = TellStatesAsync(endOfWatch.Token);
        Task watch = WatchAsync(endOfWatch.Token);
        Task tell = TellAsync(end.Token);
        begun();
        end.CancelAfter(length);
        await Task.WhenAll(Enumerable.Range(1, Devices).Select(device => PublishAsync(device, end.Token)));
        await tell;

        long last = (await _events.GetLastAsync(CancellationToken.None)).Position;
        for (TimeSpan waited = TimeSpan.Zero; Volatile.Read(ref _position) < last && waited < Patience; waited += BetweenEvents)
        {
            await Task.Delay(BetweenEvents, CancellationToken.None);
        }

        await endOfWatch.CancelAsync();
        await Task.WhenAll(watch, states);
        Story.Tell($"client: every event has an outcome: {_outcomes}");
        return _outcomes.AreRight;
    }

    private async Task PublishAsync(int device, CancellationToken end)
    {
        for (double value = 0; !end.IsCancellationRequested; value++)
        {
            var happened = new DeviceEvent { Id = Guid.NewGuid(), Device = $"Pump {device}", Value = value, Time = DateTimeOffset.UtcNow };
            try
            {
                // Not given up at the end: what has been begun is to have its outcome.
                await _events.PublishAsync(happened, CancellationToken.None);
                _outcomes.Confirm(happened.Id);
            }
            catch (McpException error)
            {
                _outcomes.Fail(happened.Id, error.MayHaveBeenApplied);
                Story.Tell($"client: event {value} of {happened.Device} {(error.MayHaveBeenApplied ? "may have been recorded" : "was not recorded")}: {error.Message}");
            }

            await Task.Delay(BetweenEvents * (0.5 + Random.Shared.NextDouble()), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sees every event once: a watch that was cut off is taken up again where it was.</summary>
    private async Task WatchAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await foreach (RecordedEvent recorded in _events.WatchAsync(new WatchRequest { After = _position }, end))
                {
                    _outcomes.See(recorded.Event.Id);
                    Volatile.Write(ref _position, recorded.Position);
                }
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (McpException error)
            {
                Story.Tell($"client: the watch was cut off after event {_position}: {error.Message}");
                await Task.Delay(BetweenWatches, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Story.Tell($"client: {_outcomes.Confirmed} events confirmed, {_outcomes.InDoubt} in doubt, the watch has come to event {Volatile.Read(ref _position)}");
        }
    }

    private async Task TellStatesAsync(CancellationToken end)
    {
        try
        {
            await foreach (ConnectionStateChange change in connection.WatchStateAsync(cancellationToken: end))
            {
                string attempt = change.Attempt > 0 ? $", attempt {change.Attempt}" : "";
                Story.Tell($"client: {change.Current}{attempt}{(change.Reason is null ? "" : $" ({change.Reason.Message})")}");
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The end of what there is to tell.
        }
    }
}
