using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Streams;

/// <summary>The items that the peer sends within a call: kept until they are read, and as many as its credit allows.</summary>
/// <param name="frames">The connection, which credit goes back over.</param>
/// <param name="isRequest">Whether it is what a caller sends, who is told by a status of what cannot be read.</param>
internal sealed class IncomingStream(McpFrameConnection frames, bool isRequest)
{
    private readonly Channel<(McpPayload Payload, bool IsCompressed)> _items = Channel.CreateUnbounded<(McpPayload, bool)>(
        new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Lock _gate = new();
    private ulong _length;
    private long _outstanding;
    private uint _used;
    private bool _hasEnded;

    /// <summary>The id of the request that it belongs to.</summary>
    public uint SequenceId { get; set; }

    /// <summary>What the stream has ended with, where that was an error.</summary>
    public Exception? Error { get; private set; }

    /// <summary>Takes an item. Called by the receive loop.</summary>
    /// <exception cref="McpProtocolException">The peer sends without credit.</exception>
    public void Add(in McpFrame frame)
    {
        int length = (int)frame.Payload.Length;
        lock (_gate)
        {
            if (_outstanding >= StreamCredit.Initial)
            {
                throw new McpProtocolException(
                    McpProtocolFault.BadEnvelope,
                    string.Create(CultureInfo.InvariantCulture, $"A StreamItem of {length} bytes came although the peer's credit was used up."));
            }

            _outstanding += StreamCredit.CostOf(length);
        }

        _length += (uint)length;

        // Kept as it came: what it unpacks to is not bounded by the credit.
        McpPayload payload = PayloadBuffer.Keep(frame.Payload);
        if (!_items.Writer.TryWrite((payload, frame.Header.IsCompressed)))
        {
            payload.Dispose();
        }
    }

    /// <summary>Ends the stream by the peer's word.</summary>
    public void End(in McpFrame frame, Func<McpStatus, ReadOnlySpan<byte>, Exception> toError)
    {
        (StreamEnd end, Exception? error) = StreamFrames.ReadEnd(frames, frame, toError);
        if (error is null && end.Length != _length)
        {
            error = new McpProtocolException(
                McpProtocolFault.BadEnvelope,
                string.Create(CultureInfo.InvariantCulture, $"A stream ended after {_length} bytes, but its sender says it was {end.Length}. Something of it was lost."));
        }

        End(error is McpProtocolException fault ? FaultOf(fault) : error);
    }

    /// <summary>Ends the stream; what came before it is still read. Only the first end counts.</summary>
    public void End(Exception? error)
    {
        lock (_gate)
        {
            _hasEnded = true;
            if (_items.Writer.TryComplete(error))
            {
                Error = error;
            }
        }
    }

    /// <summary>Gives back what nobody will read.</summary>
    public void Discard()
    {
        End(new OperationCanceledException());
        while (_items.Reader.TryRead(out (McpPayload Payload, bool IsCompressed) item))
        {
            item.Payload.Dispose();
        }
    }

    /// <summary>Waits until something has come: an item, or the end.</summary>
    /// <exception cref="McpException">The stream ended with an error before its first item.</exception>
    public async ValueTask WaitForFirstAsync(CancellationToken cancellationToken) => await _items.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Reads the items as messages.</summary>
    public async IAsyncEnumerable<TItem> ReadAsync<TItem>([EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TItem : IMcpMessage<TItem>
    {
        await foreach (McpPayload payload in ReadPayloadsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return Decode<TItem>(payload);
        }
    }

    /// <summary>
    /// Reads the items as they are, each valid until the next one is asked for. Only then its credit goes back. A reader who stops may be followed by another, who gets
    /// what comes after.
    /// </summary>
    public async IAsyncEnumerable<McpPayload> ReadPayloadsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // What an earlier reader has left undone: the peer may have no credit any more, and would never send what is waited for here.
        await ReturnCreditAsync(cancellationToken).ConfigureAwait(false);
        while (await _items.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (_items.Reader.TryRead(out (McpPayload Payload, bool IsCompressed) taken))
            {
                int length = taken.Payload.Length;
                try
                {
                    using McpPayload payload = taken.IsCompressed ? Unpack(taken.Payload) : taken.Payload;
                    yield return payload;
                }
                finally
                {
                    // Also of an item that could not be read, or at which the reader stops.
                    Use(length);
                }

                await ReturnCreditAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private TItem Decode<TItem>(in McpPayload payload)
        where TItem : IMcpMessage<TItem>
    {
        try
        {
            return MessageDecoder.Decode<TItem>(payload.Span);
        }
        catch (McpFormatException unreadable) when (isRequest)
        {
            throw FaultOf(unreadable);
        }
    }

    private McpPayload Unpack(McpPayload packed)
    {
        try
        {
            return frames.Unpack(packed, bodyStart: 0);
        }
        catch (McpProtocolException unreadable) when (isRequest)
        {
            throw FaultOf(unreadable);
        }
    }

    /// <summary>What cannot be read is the caller's fault, and where he is asked to answer for it, a status says so.</summary>
    private Exception FaultOf(McpException unreadable) => isRequest ? new McpStatusException(McpStatus.BadRequest, unreadable.Message, 0, unreadable) : unreadable;

    private void Use(int length)
    {
        lock (_gate)
        {
            _used += (uint)StreamCredit.CostOf(length);
        }
    }

    /// <summary>Lets the peer send as much again once half of what it may send is used up.</summary>
    private ValueTask ReturnCreditAsync(CancellationToken cancellationToken)
    {
        uint credit;
        lock (_gate)
        {
            if (_used < StreamCredit.Initial / 2 || _hasEnded)
            {
                return ValueTask.CompletedTask;
            }

            credit = _used;
            _outstanding -= credit;
            _used = 0;
        }

        return SendCreditAsync(credit, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask SendCreditAsync(uint credit, CancellationToken cancellationToken)
    {
        McpFrameBuilder frame = frames.BeginFrame(McpCommand.StreamCredit, SequenceId);
        new StreamCredit(credit).Encode(frame);
        try
        {
            await frames.SendAsync(frame, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Then it was not sent, and is still owed.
            lock (_gate)
            {
                _outstanding += credit;
                _used += credit;
            }

            throw;
        }
    }
}
