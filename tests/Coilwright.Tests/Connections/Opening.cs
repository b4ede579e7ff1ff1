namespace Coilwright.Tests.Connections;

/// <summary>An attempt to connect that waits for the test's word. It does not obey its token by itself: the worst kind of system call.</summary>
internal sealed class Opening(string target, TimeProvider time, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<FakeConnection> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Target { get; } = target;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public Task<FakeConnection> Result => _result.Task;

    public FakeConnection Accept()
    {
        var connection = new FakeConnection(time);
        _result.SetResult(connection);
        return connection;
    }

    public void Refuse(string reason) => _result.SetException(new IOException(reason));
}
