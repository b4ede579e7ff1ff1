using System.Runtime.CompilerServices;
using System.Text.Json;
using EventService.Contracts;

namespace EventService;

/// <summary>The service: records events in a file, one a line, so that a server that was killed knows them when it is started again.</summary>
internal sealed class EventJournal : IEvents, IDisposable
{
    // As long as a careful disk takes. Whoever kills the server finds calls that are recorded and not yet answered.
    private static readonly TimeSpan Disk = TimeSpan.FromMilliseconds(40);

    private readonly Lock _gate = new();
    private readonly List<DeviceEvent> _events;
    private readonly StreamWriter _file;
    private TaskCompletionSource _recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EventJournal(string path)
    {
        _events = File.Exists(path) ? [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<DeviceEvent>(line)!)] : [];
        _file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count;
            }
        }
    }

    public async ValueTask<Receipt> PublishAsync(DeviceEvent happened, CancellationToken cancellationToken)
    {
        int position = Record(happened);
        await Task.Delay(Disk, cancellationToken);
        return new Receipt { Position = position };
    }

    public ValueTask<Receipt> GetLastAsync(CancellationToken cancellationToken) => new(new Receipt { Position = Count });

    public async IAsyncEnumerable<RecordedEvent> WatchAsync(WatchRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int position = (int)request.After + 1; ; position++)
        {
            yield return await GetAsync(position, cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();

    private int Record(DeviceEvent happened)
    {
        lock (_gate)
        {
            _file.WriteLine(JsonSerializer.Serialize(happened));
            _events.Add(happened);
            _recorded.SetResult();
            _recorded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _events.Count;
        }
    }

    /// <summary>An event, waited for where it has not been recorded yet.</summary>
    private async Task<RecordedEvent> GetAsync(int position, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task recorded;
            lock (_gate)
            {
                if (position <= _events.Count)
                {
                    return new RecordedEvent { Position = position, Event = _events[position - 1] };
                }

                recorded = _recorded.Task;
            }

            await recorded.WaitAsync(cancellationToken);
        }
    }
}
