using System.Buffers;
using Coilwright.Requests;

namespace Coilwright.Mcp.Frames;

/// <summary>A request over a <see cref="McpFrameConnection"/>: what the runtime keeps of any request, and the frame that carries it.</summary>
internal abstract class McpPendingRequest : PendingRequest
{
    /// <summary>The frame, until the connection takes it over.</summary>
    public McpFrameBuilder? Frame { get; set; }

    /// <summary>The id that the answer will carry. Kept by <see cref="SequenceTable"/>.</summary>
    public uint SequenceId { get; set; }

    /// <summary>The command of the answer.</summary>
    public virtual McpCommand AnswerCommand => McpCommand.Response;

    /// <summary>Where the frame waits, for room or for the peer to have fewer requests at work, while it does. Under the connection's lock.</summary>
    public QueuedFrame? Queued { get; set; }

    /// <summary>Whether the peer may know of a request that has failed.</summary>
    public bool WasSent { get; set; }

    /// <summary>The header of the answer.</summary>
    public McpFrameHeader Answer { get; private set; }

    /// <summary>The frame has its place among those that are sent: what is sent from now on comes after it. Called under the connection's lock.</summary>
    public virtual void BeginSending()
    {
    }

    /// <summary>Takes the frame over.</summary>
    public McpFrameBuilder TakeFrame()
    {
        McpFrameBuilder frame = Frame!;
        Frame = null;
        return frame;
    }

    /// <summary>Copies the answer, wherever it lies.</summary>
    public void Accept(in McpFrame answer)
    {
        Answer = answer.Header;
        if (answer.Payload.IsSingleSegment)
        {
            Accept(answer.Payload.FirstSpan);
            return;
        }

        int length = (int)answer.Payload.Length;
        byte[] joined = ArrayPool<byte>.Shared.Rent(length);
        answer.Payload.CopyTo(joined);
        Accept(joined.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(joined);
    }

    /// <inheritdoc/>
    protected override Exception CreateError(in RequestFailure failure) => RequestErrors.Create(failure, Timeout);
}
