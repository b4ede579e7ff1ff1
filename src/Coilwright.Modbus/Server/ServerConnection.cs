using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>Serves one connection: requests are answered in the order in which they come, several at a time where they come together.</summary>
/// <remarks>
/// Nothing more is read before the answers are sent, so a peer that takes no answers holds these buffers and no more.
/// </remarks>
internal sealed class ServerConnection
{
    // Room for 15 of the largest frames; a client that pipelines more gets its answers in several sends.
    private const int OutputSize = 4096;

    private readonly ITransportConnection _transport;
    private readonly RequestProcessor _processor;
    private readonly TimeProvider _timeProvider;
    private readonly DateTimeOffset _connectedAt;
    private readonly string? _role;
    private readonly byte[] _pdu = new byte[PduLimits.MaxSize];
    private readonly byte[] _output = new byte[OutputSize];
    private long _lastActivity;
    private long _requests;

    public ServerConnection(ITransportConnection transport, RequestProcessor processor, TimeProvider timeProvider)
    {
        _transport = transport;
        _processor = processor;
        _timeProvider = timeProvider;
        _role = ModbusRole.Of(transport.RemoteCertificate);
        _connectedAt = timeProvider.GetUtcNow();
        _lastActivity = timeProvider.GetTimestamp();
    }

    /// <summary>The time since anything was received. Answers that the peer does not take count as idle.</summary>
    public TimeSpan Idle => _timeProvider.GetElapsedTime(Volatile.Read(ref _lastActivity));

    public ModbusServerConnection Describe() =>
        new(_transport.RemoteEndPoint, _connectedAt, Idle, Interlocked.Read(ref _requests))
        {
            CertificateSubject = _transport.RemoteCertificate?.Subject,
            Role = _role,
        };

    /// <summary>Cuts the connection; <see cref="RunAsync"/> then ends.</summary>
    public void Abort() => _transport.Abort();

    /// <summary>Serves until either side ends the connection.</summary>
    public async Task RunAsync()
    {
        try
        {
            await ServeAsync().ConfigureAwait(false);
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

    private async Task ServeAsync()
    {
        PipeReader input = _transport.Input;
        while (true)
        {
            ReadResult read = await input.ReadAsync().ConfigureAwait(false);
            Volatile.Write(ref _lastActivity, _timeProvider.GetTimestamp());
            ReadOnlySequence<byte> rest = read.Buffer;
            MbapStatus status;
            do
            {
                int size = Answer(ref rest, out status);
                if (size > 0)
                {
                    await _transport.SendAsync(_output.AsMemory(0, size)).ConfigureAwait(false);
                }
            }
            while (status == MbapStatus.Complete);

            input.AdvanceTo(rest.Start, rest.End);

            // A wrong header means that the peer's frames can no longer be told apart; only a new connection helps.
            if (status != MbapStatus.Incomplete || read.IsCompleted || read.IsCanceled)
            {
                return;
            }
        }
    }

    /// <summary>Answers what has been received, until no frame is complete or the output has no room for another.</summary>
    /// <param name="input">What has been received; moved behind the frames that were answered.</param>
    /// <param name="status">What comes next in the input; complete where the output is full.</param>
    /// <returns>The bytes to send.</returns>
    private int Answer(ref ReadOnlySequence<byte> input, out MbapStatus status)
    {
        status = MbapStatus.Complete;
        int size = 0;
        while (size <= OutputSize - MbapHeader.MaxFrameSize)
        {
            status = MbapFrame.TryRead(ref input, out MbapHeader header, out ReadOnlySpan<byte> request, _pdu);
            if (status != MbapStatus.Complete)
            {
                break;
            }

            Interlocked.Increment(ref _requests);
            int pduSize = _processor.Process(header.Unit, request, _output.AsSpan(size + MbapHeader.Size), _role);
            if (pduSize > 0)
            {
                size += (header with { PduSize = pduSize }).Write(_output.AsSpan(size)) + pduSize;
            }
        }

        return size;
    }
}
