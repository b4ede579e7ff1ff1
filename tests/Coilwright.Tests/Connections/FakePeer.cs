using System.Threading.Channels;
using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

/// <summary>A peer whose every answer to an attempt to connect is given by the test.</summary>
internal sealed class FakePeer(TimeProvider time)
{
    private readonly Channel<Opening> _openings = Channel.CreateUnbounded<Opening>();
    private int _attempts;

    /// <summary>How many attempts have been made.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    public ConnectTarget<FakeConnection> Target(string name) => new(name, cancellationToken => OpenAsync(name, cancellationToken));

    public Connector<FakeConnection> Connector(TimeSpan timeout, params string[] names) => new([.. names.Select(Target)], timeout, time);

    /// <summary>The next attempt to connect.</summary>
    public async Task<Opening> OpeningAsync() => await _openings.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Accepts the next attempt, and waits until whoever made it has taken the connection in.</summary>
    public async Task<FakeConnection> AcceptAsync()
    {
        FakeConnection connection = (await OpeningAsync()).Accept();
        await connection.Taken.WaitAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task RefuseAsync(string reason = "refused") => (await OpeningAsync()).Refuse(reason);

    private async ValueTask<FakeConnection> OpenAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        var opening = new Opening(name, time, cancellationToken);
        _openings.Writer.TryWrite(opening);
        return await opening.Result;
    }
}
