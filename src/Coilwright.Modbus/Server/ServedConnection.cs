using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Coilwright.Telemetry;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>One connection of a server or a gateway: what is the same about all of them, whatever answers its requests.</summary>
/// <remarks>
/// Requests are answered in the order in which they come. Nothing more is read before the answers are sent, so a peer that takes no answers
/// holds the buffers of its connection and no more.
/// </remarks>
internal abstract class ServedConnection
{
    // A request that was not received in one piece is joined here, and answered or copied before the thread looks at another connection.
    [ThreadStatic]
    private static byte[]? _scratch;

    private readonly ITransportConnection _transport;
    private readonly ServedLine _line;
    private readonly TappedLine? _tap;
    private readonly DateTimeOffset _connectedAt;
    private long _lastActivity;
    private long _requests;

    protected ServedConnection(
        ITransportConnection transport, ServerFraming framing, TimeProvider timeProvider, ServedLine line, TappedLine? tap = null)
    {
        _transport = transport;
        _tap = tap;
        TimeProvider = timeProvider;
        Framing = framing;
        _line = line;
        Role = CertificateRole.Of(transport.RemoteCertificate);
        _connectedAt = timeProvider.GetUtcNow();
        _lastActivity = timeProvider.GetTimestamp();
    }

    /// <summary>The time since anything was received. Answers that the peer does not take count as idle.</summary>
    public TimeSpan Idle => TimeProvider.GetElapsedTime(Volatile.Read(ref _lastActivity));

    protected ServerFraming Framing { get; }

    protected TimeProvider TimeProvider { get; }

    /// <summary>The role in the peer's certificate.</summary>
    protected string? Role { get; }

    public ModbusServerConnection Describe() =>
        new(_transport.RemoteEndPoint, _connectedAt, Idle, Interlocked.Read(ref _requests))
        {
            CertificateSubject = _transport.RemoteCertificate?.Subject,
            Role = Role,
        };

    /// <summary>Cuts the connection; <see cref="RunAsync"/> then ends.</summary>
    public virtual void Abort() => _transport.Abort();

    /// <summary>Serves until either side ends the connection.</summary>
    public async Task RunAsync()
    {
        try
        {
            await ServeAsync(_transport.Input).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection is gone, which is how most of them end.
        }
        finally
        {
            await _transport.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes what can be answered next off the input and keeps it for <see cref="AnswerAsync"/>.</summary>
    /// <param name="input">What has been received; moved behind what was taken.</param>
    /// <param name="isSilent">Whether nothing has come for a while.</param>
    /// <returns>What the input had at the end; complete where there may be more, or there was something to answer.</returns>
    protected abstract FrameStatus Take(ref ReadOnlySequence<byte> input, bool isSilent);

    /// <summary>Answers what was taken, if anything was.</summary>
    protected abstract ValueTask AnswerAsync();

    /// <summary>Takes the next request off the input, and counts it.</summary>
    protected FrameStatus TakeRequest(ref ReadOnlySequence<byte> input, bool isSilent, out ServerRequest request)
    {
        FrameStatus status = Framing.TryRead(ref input, _scratch ??= new byte[ServerFraming.ScratchSize], isSilent, _line, out request);
        if (status == FrameStatus.Complete)
        {
            Interlocked.Increment(ref _requests);
        }

        return status;
    }

    protected ValueTask SendAsync(ReadOnlyMemory<byte> data)
    {
        _tap?.Sent(data.Span);
        return _transport.SendAsync(data);
    }

    /// <summary>Reads requests and answers them until the peer ends the connection, or sends what cannot be understood.</summary>
    private async Task ServeAsync(PipeReader input)
    {
        using LineSilence? silence = Framing.IsLine ? new LineSilence(input, TimeProvider) : null;
        long shown = 0;
        while (true)
        {
            ReadResult read = await input.ReadAsync().ConfigureAwait(false);
            bool isSilent = read.IsCanceled && silence is not null;
            if (!isSilent)
            {
                Volatile.Write(ref _lastActivity, TimeProvider.GetTimestamp());
            }

            ReadOnlySequence<byte> rest = read.Buffer;
            _tap?.Received(rest, shown);
            FrameStatus status = Take(ref rest, isSilent);

            shown = rest.Length;

            // What lies behind what was taken is not looked at yet: the next read tells first whether the client is still there.
            input.AdvanceTo(rest.Start, status == FrameStatus.Complete ? rest.Start : rest.End);
            await AnswerAsync().ConfigureAwait(false);
            if (status == FrameStatus.Broken
                || (status == FrameStatus.Incomplete && (read.IsCompleted || (read.IsCanceled && !isSilent))))
            {
                return;
            }

            silence?.Watch(status == FrameStatus.Incomplete && !rest.IsEmpty && !isSilent);
        }
    }
}
