using System.IO.Pipelines;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>A connection on which frames meet faults, in both directions.</summary>
/// <remarks>
/// What is sent goes through a pipe of its own, so that a frame that waits on the line does not hold up its sender. Both pipes are read
/// by whoever writes to them, so that over memory everything has happened when a send returns, as without faults.
/// </remarks>
internal sealed class FaultyConnection : ITransportConnection
{
    private static readonly PipeOptions Inline = new(
        readerScheduler: PipeScheduler.Inline, writerScheduler: PipeScheduler.Inline, useSynchronizationContext: false);

    private readonly ITransportConnection _inner;
    private readonly TimeProvider _timeProvider;
    private readonly Action<FaultyConnection> _ended;
    private readonly Pipe _sent = new(Inline);
    private readonly Pipe _received = new(Inline);
    private readonly SemaphoreSlim _receiving = new(1, 1);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _lines;

    public FaultyConnection(ITransportConnection inner, FaultyTransport transport, Action<FaultyConnection> ended)
    {
        _inner = inner;
        _timeProvider = transport.TimeProvider;
        _ended = ended;
        var requests = new FaultLine(this, transport.Frames)
        {
            Plan = () => transport.Requests,
            Deliver = inner.SendAsync,
            Reply = ReceiveAsync,
        };
        var answers = new FaultLine(this, transport.Frames)
        {
            Plan = () => transport.Answers,
            Deliver = ReceiveAsync,
            Reply = inner.SendAsync,
        };
        _lines = Task.WhenAll(RunRequestsAsync(requests), RunAnswersAsync(answers));
    }

    public PipeReader Input => _received.Reader;

    public EndPoint? LocalEndPoint => _inner.LocalEndPoint;

    public EndPoint? RemoteEndPoint => _inner.RemoteEndPoint;

    public X509Certificate2? RemoteCertificate => _inner.RemoteCertificate;

    /// <summary>Whether nothing passes any more.</summary>
    public bool IsSilent { get; private set; }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        FlushResult result;
        try
        {
            result = await _sent.Writer.WriteAsync(data).ConfigureAwait(false);
        }
        catch (InvalidOperationException error)
        {
            throw new IOException("The connection was closed.", error);
        }

        if (result.IsCompleted)
        {
            throw new IOException("The connection has ended.");
        }
    }

    public void Close()
    {
        // What waits on the line is sent now, since it was sent before the close.
        _ending.Cancel();
        _sent.Writer.Complete();
    }

    public void Abort()
    {
        _inner.Abort();
        _ending.Cancel();
        _sent.Writer.Complete(new IOException("The connection was aborted."));
    }

    public async ValueTask DisposeAsync()
    {
        _ended(this);
        Close();
        await _received.Reader.CompleteAsync().ConfigureAwait(false);
        await _lines.ConfigureAwait(false);
        await _inner.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Lets time pass, unless the connection ends.</summary>
    public async ValueTask PauseAsync(TimeSpan time) =>
        await Task.Delay(time, _timeProvider, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Ends the connection as a fault wants it.</summary>
    public void End(FaultEnd end)
    {
        switch (end)
        {
            case FaultEnd.Close:
                _inner.Close();
                break;
            case FaultEnd.Reset:
                _inner.Abort();
                break;
            case FaultEnd.HalfOpen:
                IsSilent = true;
                break;
            default:
                break;
        }
    }

    private async Task RunRequestsAsync(FaultLine requests)
    {
        Exception? error = await requests.RunAsync(_sent.Reader).ConfigureAwait(false);
        await _sent.Reader.CompleteAsync().ConfigureAwait(false);
        if (error is null)
        {
            _inner.Close();
        }
        else
        {
            _inner.Abort();
        }
    }

    private async Task RunAnswersAsync(FaultLine answers)
    {
        Exception? error = await answers.RunAsync(_inner.Input).ConfigureAwait(false);
        await _receiving.WaitAsync().ConfigureAwait(false);
        await _received.Writer.CompleteAsync(error).ConfigureAwait(false);
        _receiving.Release();
    }

    // Answers and replies to requests come from two lines.
    private async ValueTask ReceiveAsync(ReadOnlyMemory<byte> data)
    {
        await _receiving.WaitAsync().ConfigureAwait(false);
        try
        {
            await _received.Writer.WriteAsync(data).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            // The connection has ended meanwhile, and nobody is left to receive.
        }
        finally
        {
            _receiving.Release();
        }
    }
}
