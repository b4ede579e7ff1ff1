using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Coilwright.Transports;

namespace Coilwright.Tests.Transports;

public sealed class HostAddressesTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly TestTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_look_up_that_fails_in_time_says_why()
    {
        var lookUp = new TaskCompletionSource<IPAddress[]>();
        Task waiting = HostAddresses.WithinAsync(lookUp.Task, Timeout, _time, Cancellation);
        lookUp.SetException(new SocketException((int)SocketError.HostNotFound));

        Assert.Equal(SocketError.HostNotFound, (await Assert.ThrowsAsync<SocketException>(() => waiting)).SocketErrorCode);
    }

    [Fact]
    public async Task A_look_up_that_fails_when_nobody_waits_any_more_is_no_unobserved_error()
    {
        var late = new SocketException((int)SocketError.TryAgain);
        bool isUnobserved = false;
        void Note(object? sender, UnobservedTaskExceptionEventArgs unobserved) => isUnobserved |= unobserved.Exception.InnerExceptions.Contains(late);

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await Assert.ThrowsAsync<TimeoutException>(() => GiveUpAsync(late));
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.False(isUnobserved);
    }

    // By itself, so that nothing refers to the look-up afterwards.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task GiveUpAsync(SocketException late)
    {
        var lookUp = new TaskCompletionSource<IPAddress[]>();
        Task waiting = HostAddresses.WithinAsync(lookUp.Task, Timeout, _time, Cancellation);
        _time.Advance(Timeout);
        lookUp.SetException(late);
        return waiting;
    }
}
