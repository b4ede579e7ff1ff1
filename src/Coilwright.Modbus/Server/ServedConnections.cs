namespace Coilwright.Modbus.Server;

/// <summary>The present connections, no more than allowed.</summary>
internal sealed class ServedConnections(int max)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ServedConnection, Task> _running = [];
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _running.Count;
            }
        }
    }

    /// <summary>Takes a connection in and serves it; false where there are as many as allowed.</summary>
    public bool TryRun(ServedConnection connection)
    {
        lock (_lock)
        {
            if (_isClosed || _running.Count >= max)
            {
                return false;
            }

            // Started elsewhere, since a connection that ends at once would be taken out before it was put in.
            _running.Add(connection, Task.Run(() => RunAsync(connection)));
            return true;
        }
    }

    public IReadOnlyList<ModbusServerConnection> Describe() => [.. Snapshot().Select(connection => connection.Describe())];

    public void AbortIdle(TimeSpan timeout)
    {
        foreach (ServedConnection connection in Snapshot())
        {
            if (connection.Idle >= timeout)
            {
                connection.Abort();
            }
        }
    }

    /// <summary>Cuts all connections, takes no more, and ends when none is served any longer.</summary>
    public async Task CloseAsync()
    {
        Task[] running;
        lock (_lock)
        {
            _isClosed = true;
            running = [.. _running.Values];
        }

        foreach (ServedConnection connection in Snapshot())
        {
            connection.Abort();
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private async Task RunAsync(ServedConnection connection)
    {
        try
        {
            await connection.RunAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whatever ends a connection ends that one alone; the server goes on, and closes without errors.
        }
        finally
        {
            lock (_lock)
            {
                _running.Remove(connection);
            }
        }
    }

    private ServedConnection[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _running.Keys];
        }
    }
}
