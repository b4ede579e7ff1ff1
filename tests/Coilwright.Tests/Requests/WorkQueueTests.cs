using Coilwright.Requests;

namespace Coilwright.Tests.Requests;

public sealed class WorkQueueTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly WorkQueue _queue = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_was_added_is_run_in_order_by_who_runs_it()
    {
        var done = new List<(int Number, int Thread)>();
        for (int i = 0; i < 3; i++)
        {
            int number = i;

            // One at a time, so that there is nothing for the reserve to take.
            _queue.Add(new Work(() => done.Add((number, Environment.CurrentManagedThreadId))));
            _queue.Run();
        }

        Assert.Equal([(0, Environment.CurrentManagedThreadId), (1, Environment.CurrentManagedThreadId), (2, Environment.CurrentManagedThreadId)], done);
        Assert.True(_queue.IsEmpty);
    }

    [Fact]
    public async Task What_waits_behind_something_that_blocks_is_taken_by_another_thread()
    {
        using var released = new ManualResetEventSlim();
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add(new Work(() => released.Wait(Bound, Cancellation)));
        _queue.Add(new Work(second.SetResult));
        Task running = Task.Run(_queue.Run, Cancellation);

        await second.Task.WaitAsync(Bound, Cancellation);
        Assert.False(running.IsCompleted);

        released.Set();
        await running.WaitAsync(Bound, Cancellation);
    }

    [Fact]
    public async Task What_is_posted_by_something_that_then_blocks_is_taken_by_another_thread()
    {
        using var released = new ManualResetEventSlim();
        _queue.Add(new Work(() =>
        {
            _queue.Post(new Work(released.Set));
            Assert.True(released.Wait(Bound, Cancellation));
        }));

        await Task.Run(_queue.Run, Cancellation).WaitAsync(Bound, Cancellation);
    }

    [Fact]
    public async Task Nothing_is_lost_or_run_twice_however_many_add_and_run()
    {
        const int Adders = 4;
        const int Each = 20_000;
        int[] runs = new int[Adders * Each];
        using var all = new CountdownEvent(runs.Length);
        await Task.WhenAll(Enumerable.Range(0, Adders).Select(adder => Task.Run(
            () =>
            {
                for (int i = 0; i < Each; i++)
                {
                    int index = (adder * Each) + i;
                    var work = new Work(() =>
                    {
                        Interlocked.Increment(ref runs[index]);
                        all.Signal();
                    });
                    if (i % 3 == 0)
                    {
                        _queue.Post(work);
                        continue;
                    }

                    _queue.Add(work);
                    if (i % 3 == 1)
                    {
                        _queue.Run();
                    }
                    else
                    {
                        _queue.RunElsewhere();
                    }
                }
            },
            Cancellation))).WaitAsync(Bound, Cancellation);

        Assert.True(all.Wait(Bound, Cancellation));
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task A_turn_ends_and_the_pool_goes_on()
    {
        const int Many = 1000;
        using var all = new CountdownEvent(Many);
        for (int i = 0; i < Many; i++)
        {
            _queue.Add(new Work(() => all.Signal()));
        }

        _queue.Run();

        await Task.Run(() => Assert.True(all.Wait(Bound, Cancellation)), Cancellation);
    }

    private sealed class Work(Action run) : IThreadPoolWorkItem
    {
        public void Execute() => run();
    }
}
