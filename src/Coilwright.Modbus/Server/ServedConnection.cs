using System.IO.Pipelines;
using System.Net.Sockets;
using Coilwright.Transports;

namespace Coilwright.Modbus.Server;

/// <summary>One connection of a server or a gateway: what is the same about all of them, whatever answers its requests.</summary>
internal abstract class ServedConnection
{
    private readonly ITransportConnection _transport;
    private readonly TimeProvider _timeProvider;
    private readonly DateTimeOffset _connectedAt;
    private long _lastActivity;
    private long _requests;

    protected ServedConnection(ITransportConnection transport, TimeProvider timeProvider)
    {
        _transport = transport;
        _timeProvider = timeProvider;
        Role = ModbusRole.Of(transport.RemoteCertificate);
        _connectedAt = timeProvider.GetUtcNow();
        _lastActivity = timeProvider.GetTimestamp();
    }

    /// <summary>The time since anything was received. Answers that the peer does not take count as idle.</summary>
    public TimeSpan Idle => _timeProvider.GetElapsedTime(Volatile.Read(ref _lastActivity));

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

    /// <summary>Reads requests and answers them until the peer ends the connection, or sends what cannot be understood.</summary>
    protected abstract Task ServeAsync(PipeReader input);

    /// <summary>Notes that something was received.</summary>
    protected void NoteActivity() => Volatile.Write(ref _lastActivity, _timeProvider.GetTimestamp());

    /// <summary>Counts a request.</summary>
    protected void CountRequest() => Interlocked.Increment(ref _requests);

    protected ValueTask SendAsync(ReadOnlyMemory<byte> data) => _transport.SendAsync(data);
}
