using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Services;
using Coilwright.Mcp.Sessions;

namespace Coilwright.Mcp;

public sealed partial class McpClient
{
    /// <summary>
    /// A connection that is open; those that were never asked for are, in the background, so that a client that connects when it is first used gets as many as it is to
    /// have. Takes no lock and allocates nothing once they are.
    /// </summary>
    internal bool TryGetConnected([NotNullWhen(true)] out ClientConnection? connection)
    {
        ClientLink[] links = _links;
        if (links.Length == 1)
        {
            return links[0].Supervisor.TryGetConnected(out connection);
        }

        uint first = Interlocked.Increment(ref _next);
        for (uint i = 0; i < links.Length; i++)
        {
            ClientLink link = links[(first + i) % links.Length];
            if (link.Supervisor.TryGetConnected(out connection))
            {
                return true;
            }

            link.WantIfAtRest();
        }

        connection = null;
        return false;
    }

    /// <summary>A connection, waited for if need be.</summary>
    /// <exception cref="McpConnectionException">There is none, and nothing was sent.</exception>
    internal async ValueTask<ClientConnection> GetConnectedAsync(long started, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (TryGetConnected(out ClientConnection? connection))
        {
            return connection;
        }

        TimeSpan elapsed = Options.TimeProvider.GetElapsedTime(started);
        TimeSpan left = timeout > elapsed ? timeout - elapsed : TimeSpan.Zero;
        try
        {
            return _links.Length == 1
                ? await _links[0].Supervisor.GetConnectedAsync(left, cancellationToken).ConfigureAwait(false)
                : await GetFirstConnectedAsync(left, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionUnavailableException unavailable)
        {
            throw new McpConnectionException(unavailable.Message, RequestPhase.Connect, Options.TimeProvider.GetElapsedTime(started), unavailable);
        }
    }

    /// <summary>The connection that is open first; where one cannot be opened, another still may.</summary>
    /// <exception cref="ConnectionUnavailableException">None can.</exception>
    private async ValueTask<ClientConnection> GetFirstConnectedAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var found = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<ClientConnection>> waiting = [.. _links.Select(link => link.Supervisor.GetConnectedAsync(timeout, found.Token).AsTask())];
        while (true)
        {
            Task<ClientConnection> first = await Task.WhenAny(waiting).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (waiting.Count == 1 || first.IsCompletedSuccessfully)
            {
                await found.CancelAsync().ConfigureAwait(false);
                return await first.ConfigureAwait(false);
            }

            // Looked at, so that it does not count as an error that nobody has seen.
            _ = first.Exception;
            waiting.Remove(first);
        }
    }

    /// <summary>Begins the frame of a call, with its header and body.</summary>
    internal static McpFrameBuilder BeginCall<TRequest>(
        ClientConnection connection, int service, McpOperation operation, in TRequest request, TimeSpan timeout, bool isStreamed)
        where TRequest : IMcpMessage<TRequest>
    {
        var header = new CallHeader(connection.NumberOf(service, operation))
        {
            TimeoutMilliseconds = timeout < TimeSpan.FromDays(2) ? (uint)Math.Max(1, timeout.TotalMilliseconds) : null,
            TraceContext = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? Tracing.Of(activity) : null,
            Priority = operation.Priority,
            IsBodyStreamed = isStreamed,
        };
        McpFrameBuilder frame = connection.Frames.BeginFrame(operation.IsOneWay ? McpCommand.OneWay : McpCommand.Request);
        try
        {
            frame.Advance(header.Encode(frame.GetSpan(CallHeader.MaxEncodedSize)));
            frame.BeginBody();
            request.Encode(frame);
            connection.Frames.ThrowIfTooLong(frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }

        return frame;
    }
}
