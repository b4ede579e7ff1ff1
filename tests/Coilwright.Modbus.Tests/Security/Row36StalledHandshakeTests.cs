using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Modbus.Tests.Server;
using Coilwright.Testing;
using Coilwright.Transports;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>Peers that connect and then say nothing, in memory and in no time.</summary>
public sealed class Row36StalledHandshakeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly TestCertificates _authority = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_client_gives_a_stalled_handshake_up_within_the_connect_timeout()
    {
        var memory = new InMemoryTransport();
        var transport = new TlsTransport(memory, new TlsClientOptions(), TimeSpan.FromSeconds(5), _time);
        Task<ITransportConnection> connecting = transport.ConnectAsync(Cancellation).AsTask();
        await using ScriptedPeer peer = await memory.AcceptAsync(Cancellation);
        await peer.ReceiveAsync(5, Cancellation);

        _time.Advance(TimeSpan.FromSeconds(4));
        Assert.False(connecting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.9));

        Assert.Equal(TlsFailure.TimedOut, (await Assert.ThrowsAsync<TlsException>(() => connecting)).Failure);
        await peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_client_that_is_cancelled_in_its_handshake_leaves_no_connection()
    {
        var memory = new InMemoryTransport();
        var transport = new TlsTransport(memory, new TlsClientOptions(), TimeSpan.FromSeconds(5), _time);
        using var caller = new CancellationTokenSource();
        Task<ITransportConnection> connecting = transport.ConnectAsync(caller.Token).AsTask();
        await using ScriptedPeer peer = await memory.AcceptAsync(Cancellation);
        await peer.ReceiveAsync(5, Cancellation);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        await peer.WaitForCloseAsync(Cancellation);
    }

    [Fact]
    public async Task A_server_cuts_a_stalled_handshake_when_its_time_is_over()
    {
        var refusal = new TaskCompletionSource<TlsException>();
        var memory = new PipeListener();
        await using TlsTransportListener listener = Listen(memory, refusal);
        Task<ITransportConnection> accepting = listener.AcceptAsync(Cancellation).AsTask();
        PipeConnection peer = memory.Connect();
        await WaitForHandshakesAsync(listener, 1);

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(TlsFailure.TimedOut, (await refusal.Task.WaitAsync(Cancellation)).Failure);
        await WaitForHandshakesAsync(listener, 0);
        Assert.Equal(0, peer.Sends);
        Assert.False(accepting.IsCompleted);
    }

    [Fact]
    public async Task Where_very_many_stall_the_oldest_makes_room()
    {
        var refusal = new TaskCompletionSource<TlsException>();
        var memory = new PipeListener();
        await using TlsTransportListener listener = Listen(memory, refusal);
        _ = listener.AcceptAsync(Cancellation).AsTask();
        for (int i = 0; i < 256; i++)
        {
            memory.Connect();
        }

        await WaitForHandshakesAsync(listener, 256);
        Assert.False(refusal.Task.IsCompleted);
        memory.Connect();

        Assert.Equal(TlsFailure.Handshake, (await refusal.Task.WaitAsync(Cancellation)).Failure);
        Assert.Equal(256, listener.Handshakes);
    }

    [Fact]
    public async Task A_callback_that_throws_leaves_no_failed_task_behind()
    {
        var thrown = new InvalidOperationException("A callback that must not throw.");
        var unobserved = new ConcurrentQueue<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e) => unobserved.Enqueue(e.Exception.InnerException!);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await FailHandshakeAsync(() => throw thrown);
            for (int i = 0; i < 10; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                await Task.Yield();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.DoesNotContain(thrown, unobserved);
    }

    private async Task FailHandshakeAsync(Action failed)
    {
        var memory = new PipeListener();
        await using TlsTransportListener listener = Listen(memory, _ => failed());
        _ = listener.AcceptAsync(Cancellation).AsTask();
        memory.Connect();
        await WaitForHandshakesAsync(listener, 1);
        _time.Advance(TimeSpan.FromSeconds(10));
        await WaitForHandshakesAsync(listener, 0);
    }

    private TlsTransportListener Listen(PipeListener inner, TaskCompletionSource<TlsException> refusal) =>
        Listen(inner, error => refusal.TrySetResult(error));

    private TlsTransportListener Listen(PipeListener inner, Action<TlsException> failed)
    {
        X509Certificate2 certificate = _authority.Server();
        var options = new TlsServerOptions { Certificate = () => certificate, HandshakeFailed = (_, error) => failed(error) };
        return new TlsTransportListener(inner, options, _time);
    }

    // Handshakes begin on threads of their own; the clock may only move when they have.
    private static async Task WaitForHandshakesAsync(TlsTransportListener listener, int count)
    {
        while (listener.Handshakes != count)
        {
            await Task.Yield();
        }
    }
}
