using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

/// <summary>Reads the states of a connection in order, so that a test can wait for one.</summary>
internal sealed class StateProbe : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ConnectionStateChange> _changes;

    private StateProbe(ConnectionStateMachine states) =>
        _changes = states.WatchAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    public static async Task<StateProbe> StartAsync(ConnectionStateMachine states)
    {
        var probe = new StateProbe(states);
        await probe._changes.MoveNextAsync();
        return probe;
    }

    /// <summary>Waits for the very next change.</summary>
    public async Task<ConnectionStateChange> NextAsync()
    {
        Assert.True(await _changes.MoveNextAsync());
        return _changes.Current;
    }

    public async Task<ConnectionStateChange> NextAsync(ConnectionState state, int attempt = 0)
    {
        ConnectionStateChange change = await NextAsync();
        Assert.Equal((state, attempt), (change.Current, change.Attempt));
        return change;
    }

    /// <summary>Passes over changes up to a state.</summary>
    public async Task<ConnectionStateChange> UntilAsync(ConnectionState state)
    {
        ConnectionStateChange change;
        do
        {
            change = await NextAsync();
        }
        while (change.Current != state);
        return change;
    }

    public ValueTask DisposeAsync() => _changes.DisposeAsync();
}
