using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Client;

/// <summary>What has gone over the connections of a client, those that have ended included. Thread-safe.</summary>
internal sealed class ConnectionCounts
{
    private readonly Lock _gate = new();
    private readonly List<McpFrameConnection> _open = [];
    private Totals _ended;
    private long _retries;

    /// <summary>A call is sent again.</summary>
    public void NoteRetry() => Interlocked.Increment(ref _retries);

    /// <summary>Counts a connection from now on.</summary>
    /// <returns>Ends when the connection has, and its numbers are kept.</returns>
    public Task AddAsync(McpFrameConnection connection)
    {
        lock (_gate)
        {
            _open.Add(connection);
            _ended.Connects++;
        }

        return KeepAfterEndAsync(connection);
    }

    /// <summary>The sums at this moment.</summary>
    public Totals Read()
    {
        lock (_gate)
        {
            Totals totals = _ended;
            totals.Retries = Interlocked.Read(ref _retries);
            foreach (McpFrameConnection connection in _open)
            {
                totals.Add(connection);
            }

            return totals;
        }
    }

    private async Task KeepAfterEndAsync(McpFrameConnection connection)
    {
        await connection.Completion.ConfigureAwait(false);
        lock (_gate)
        {
            _open.Remove(connection);
            _ended.AddCounters(connection);
        }
    }

    internal record struct Totals
    {
        public long Connects { get; set; }

        public long Retries { get; set; }

        public int Pending { get; private set; }

        public int InFlight { get; private set; }

        public long BytesSent { get; private set; }

        public long BytesReceived { get; private set; }

        public long LateAnswers { get; private set; }

        public long UnmatchedAnswers { get; private set; }

        public void Add(McpFrameConnection connection)
        {
            int pending = connection.Pending;
            Pending += pending;
            InFlight += connection.InFlight - pending;
            AddCounters(connection);
        }

        /// <summary>Only what counts up: of a connection that has ended, nothing is under way.</summary>
        public void AddCounters(McpFrameConnection connection)
        {
            BytesSent += connection.BytesSent;
            BytesReceived += connection.BytesReceived;
            LateAnswers += connection.LateResponses;
            UnmatchedAnswers += connection.UnmatchedResponses - connection.LateResponses;
        }
    }
}
