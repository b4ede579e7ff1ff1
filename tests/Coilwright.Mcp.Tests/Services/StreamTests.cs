namespace Coilwright.Mcp.Tests.Services;

/// <summary>Streams in every direction, longer than any credit.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private const int Items = 2000;

    private readonly UserEvents _service = new();
    private McpServer _server = null!;
    private McpClient _client = null!;
    private UserEventsClient _events = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(_service));
        _client = await McpClient.ConnectAsync(_server.Endpoint.ToString(), Token);
        _events = new UserEventsClient(_client);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_to_the_caller_comes_whole_and_in_order()
    {
        long next = 0;
        await foreach (Note note in _events.WatchAsync(new Ack { Value = Items }, Token))
        {
            Assert.Equal(next++, note.Value);
        }

        Assert.Equal(Items, next);
    }

    [Fact]
    public async Task Row_34_a_slow_reader_stops_the_sender()
    {
        await using IAsyncEnumerator<Note> reader = _events.WatchAsync(new Ack { Value = 1_000_000 }, Token).GetAsyncEnumerator(Token);
        Assert.True(await reader.MoveNextAsync());

        // Unary calls pass a stream that is held up, so once some were answered, all that will come has come.
        for (int i = 0; i < 100; i++)
        {
            await _events.CountAsync();
        }

        // The credit of 256 KiB is used up by items of a good 1,000 bytes, but for the one that is begun with the last of it.
        Assert.InRange(Interlocked.Read(ref _service.Streamed), 1, 270);
    }

    [Fact]
    public async Task A_reader_that_stops_gives_the_stream_up_and_the_connection_goes_on()
    {
        await foreach (Note note in _events.WatchAsync(new Ack { Value = 1_000_000 }, Token))
        {
            if (note.Value == 10)
            {
                break;
            }
        }

        Assert.Equal(2, (await _events.PublishAsync(new Note { Value = 1 }, Token)).Value);
        Assert.Equal(0, Assert.Single(_client.Connections).InFlight);
    }

    [Fact]
    public async Task A_stream_to_the_server_arrives_whole()
        => Assert.Equal(Items * (Items - 1L) / 2, (await _events.UploadAsync(Notes(Items), Token)).Value);

    [Fact]
    public async Task What_goes_wrong_with_the_callers_items_is_the_callers_error()
        => await Assert.ThrowsAsync<InvalidDataException>(async () => await _events.UploadAsync(BrokenNotes(), Token));

    [Fact]
    public async Task Streams_run_both_ways_at_once()
    {
        var answers = new List<long>();
        await foreach (Ack ack in _events.ExchangeAsync(new Ack { Value = -1 }, Notes(Items), Token))
        {
            answers.Add(ack.Value);
        }

        Assert.Equal([-1, .. Enumerable.Range(0, Items).Select(i => i * 2L)], answers);
    }

    [Fact]
    public async Task What_goes_wrong_with_the_callers_items_is_the_callers_error_where_it_reads_a_stream_as_well()
        => await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (Ack _ in _events.ExchangeAsync(new Ack(), BrokenNotes(), Token))
            {
            }
        });

    private static async IAsyncEnumerable<Note> Notes(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return new Note { Value = i, Text = new string('y', 500) };
        }

        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<Note> BrokenNotes()
    {
        yield return new Note { Value = 1 };
        await Task.Yield();
        throw new InvalidDataException("The file ends in the middle.");
    }
}
