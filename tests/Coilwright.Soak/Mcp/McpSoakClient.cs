using Coilwright.Mcp;
using Coilwright.Mcp.Client;

namespace Coilwright.Soak;

/// <summary>A client of the Message Communication Protocol.</summary>
internal sealed class McpSoakClient(McpClient client) : ISoakClient
{
    /// <summary>What was counted, on connections that have ended too.</summary>
    public ConnectionStatistics Statistics
    {
        get
        {
            ConnectionCounts.Totals totals = client.Counts.Read();
            return new ConnectionStatistics
            {
                Connects = totals.Connects,
                Retries = totals.Retries,
                BytesSent = totals.BytesSent,
                BytesReceived = totals.BytesReceived,
                LateAnswers = totals.LateAnswers,
                UnmatchedAnswers = totals.UnmatchedAnswers,
                InFlight = totals.InFlight,
                Waiting = totals.Pending,
            };
        }
    }

    /// <param name="client">Which of the clients: they differ.</param>
    public static McpClientOptions OptionsOf(int client)
    {
        var options = new McpClientOptions
        {
            RequestTimeout = TimeSpan.FromMilliseconds(300),
            RetriesWhenLost = client % 2 * 2,
            CompressionThreshold = client % 4 < 2 ? 0 : 512,
        };

        // So that calls meet faults, and not the wait for the next connection.
        options.Connection.ConnectTimeout = TimeSpan.FromSeconds(1);
        options.Connection.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(10);
        options.Connection.Reconnect.MaxDelay = TimeSpan.FromMilliseconds(100);
        options.Connection.Reconnect.Attempts = 1_000_000;
        options.Connection.Heartbeat.Interval = TimeSpan.FromSeconds(1);
        options.Connection.Heartbeat.Timeout = TimeSpan.FromMilliseconds(300);
        options.Connection.Heartbeat.Misses = 2;
        return options;
    }

    public IExchange ExchangeOf(int caller) => new McpExchange(client, caller);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
