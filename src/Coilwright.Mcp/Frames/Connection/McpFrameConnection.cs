using System.Net;
using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Mcp.Frames;

/// <summary>
/// A connection that carries frames, both ways, for any number of callers at once: requests are matched with their responses, a Ping is
/// answered, everything else goes to a receiver. It knows nothing of what a payload means, so it serves for a bare peer
/// that has only Request and Response as well as for the sessions of this package.
/// </summary>
/// <remarks>
/// Thread-safe. A frame once begun is always sent to its end; cancelling ends the wait, never the bytes. A connection that has ended stays
/// so; make another.
/// </remarks>
public sealed partial class McpFrameConnection : IRequestChannel, ISweepable, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly ITransportConnection _transport;
    private readonly McpFrameConnectionOptions _options;
    private readonly McpFrameReceiver? _receiver;
    private readonly McpFrameReader _reader;
    private readonly FrameOutput _output;
    private readonly SequenceTable _requests;
    private readonly DeadlineSweep _sweep;
    private readonly WorkQueue _work;

    private McpFrameConnection(ITransportConnection transport, bool isAcceptor, McpFrameConnectionOptions? options, McpFrameReceiver? receiver)
    {
        ArgumentNullException.ThrowIfNull(transport);
        options ??= new McpFrameConnectionOptions();
        options.Validate();
        _transport = transport;
        _options = options;
        _receiver = receiver;
        _work = options.Work ?? new WorkQueue();
        _reader = new McpFrameReader(transport.Input, options.MaxFrameLength);
        _output = new FrameOutput(transport, _gate, _work, options.SendBufferSize, options.Tap, error => End(FailureKind.ConnectionLost, error));
        _requests = new SequenceTable(options.MaxInFlight, isAcceptor);
        _sweep = DeadlineSweep.Of(options.TimeProvider);
        CompressionThreshold = options.CompressionThreshold;
        _lastReceivedAt = options.TimeProvider.GetTimestamp();
    }

    /// <summary>The length in bytes from which bodies are compressed, if that makes them smaller; 0 for never.</summary>
    public int CompressionThreshold { get; set; }

    /// <summary>The peer's end, where the transport has such a thing.</summary>
    public EndPoint? RemoteEndPoint => _transport.RemoteEndPoint;

    /// <summary>Ends when the connection has: nothing is received any more, and nothing is in flight. Never fails; see <see cref="Fault"/>.</summary>
    public Task Completion => _completion.Task;

    /// <summary>What ended the connection; <see langword="null"/> while it is open and after an end in order.</summary>
    public Exception? Fault => _fault;

    /// <summary>How many requests are in flight.</summary>
    public int InFlight
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    /// <summary>How many requests wait before they are sent, for room or for the peer; part of <see cref="InFlight"/>.</summary>
    internal int Pending
    {
        get
        {
            lock (_gate)
            {
                return _held.Count + _output.Waiting.CountRequests();
            }
        }
    }

    /// <summary>How many responses came for no request that waited: late ones after a timeout or a cancellation, duplicates, foreign ones.</summary>
    public long UnmatchedResponses => Volatile.Read(ref _unmatched) + LateResponses;

    /// <summary>Those of them that came for a request that had been made.</summary>
    internal long LateResponses => Volatile.Read(ref _late);

    /// <summary>How many frames were dropped: of commands that this version does not define, or without a receiver to take them.</summary>
    public long DiscardedFrames => _reader.DiscardedFrames + Volatile.Read(ref _unreceived);

    /// <summary>How many bytes came.</summary>
    public long BytesReceived => _reader.BytesReceived;

    /// <summary>How many bytes the transport has taken.</summary>
    public long BytesSent => _output.BytesSent;

    /// <summary>The bytes that wait for room, as of some moment just now: read without the lock, because nobody needs it to the byte.</summary>
    internal long WaitingBytes => _output.Waiting.Length;

    /// <summary>The timestamp at which the last byte came, or at which this side took the connection over.</summary>
    public long LastReceivedAt => Volatile.Read(ref _lastReceivedAt);

    TimeProvider IRequestChannel.TimeProvider => _options.TimeProvider;

    /// <summary>Takes over a connection that this side opened, and begins to receive.</summary>
    /// <param name="transport">The connection, which belongs to the result from now on.</param>
    /// <param name="options">How to behave; the defaults if <see langword="null"/>.</param>
    /// <param name="receiver">Takes the frames that are no answers; they are dropped and counted if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static McpFrameConnection Connect(
        ITransportConnection transport, McpFrameConnectionOptions? options = null, McpFrameReceiver? receiver = null)
        => Start(new McpFrameConnection(transport, isAcceptor: false, options, receiver));

    /// <summary>Takes over a connection that the peer opened, and begins to receive.</summary>
    /// <inheritdoc cref="Connect"/>
    public static McpFrameConnection Accept(
        ITransportConnection transport, McpFrameConnectionOptions? options = null, McpFrameReceiver? receiver = null)
        => Start(new McpFrameConnection(transport, isAcceptor: true, options, receiver));

    private static McpFrameConnection Start(McpFrameConnection connection)
    {
        // The loop outlives the call that happens to start it, and neither a service nor anybody else is to find that call's context.
        if (ExecutionContext.IsFlowSuppressed())
        {
            connection._receiving = connection.ReceiveAsync();
            return connection;
        }

        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        connection._receiving = connection.ReceiveAsync();
        return connection;
    }
}
