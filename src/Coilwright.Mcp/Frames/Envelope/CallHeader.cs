using System.Buffers;
using System.Buffers.Binary;

namespace Coilwright.Mcp.Frames;

/// <summary>What stands before the body of a Request and of a OneWay.</summary>
/// <param name="Operation">Which operation is called.</param>
internal readonly record struct CallHeader(ushort Operation)
{
    /// <summary>The size of a header with every field.</summary>
    public const int MaxEncodedSize = MinSize + sizeof(uint) + Frames.TraceContext.EncodedSize + 1;

    private const int MinSize = 3;

    /// <summary>The milliseconds that the caller still waits. Relative, because clocks differ.</summary>
    public uint? TimeoutMilliseconds { get; init; }

    /// <summary>The trace that the call is part of.</summary>
    public TraceContext? TraceContext { get; init; }

    /// <summary>How important the call is.</summary>
    public McpPriority Priority { get; init; } = McpPriority.Normal;

    /// <summary>Whether the body, or the rest of it, follows as a stream.</summary>
    public bool IsBodyStreamed { get; init; }

    /// <summary>The size of this header.</summary>
    public int EncodedSize => MinSize + SizeOf(Flags);

    private CallFlags Flags =>
        (TimeoutMilliseconds is null ? 0 : CallFlags.Deadline) | (TraceContext is null ? 0 : CallFlags.TraceContext)
        | (Priority == McpPriority.Normal ? 0 : CallFlags.Priority) | (IsBodyStreamed ? CallFlags.StreamedBody : 0);

    /// <summary>Writes the header and returns its size.</summary>
    public int Encode(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, Operation);
        destination[2] = (byte)Flags;
        int length = MinSize;
        if (TimeoutMilliseconds is { } timeout)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[length..], timeout);
            length += sizeof(uint);
        }

        if (TraceContext is { } context)
        {
            length += context.Encode(destination[length..]);
        }

        if (Priority != McpPriority.Normal)
        {
            destination[length++] = (byte)Priority;
        }

        return length;
    }

    /// <summary>Reads the header at the beginning of a payload, and returns where the body begins. Never throws.</summary>
    public static bool TryDecode(in ReadOnlySequence<byte> payload, out CallHeader header, out int bodyStart)
    {
        Span<byte> scratch = stackalloc byte[MaxEncodedSize];
        return TryDecode(payload.Peek(scratch), out header, out bodyStart);
    }

    /// <summary>Reads the header at the beginning of a payload, and returns where the body begins. Never throws.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> payload, out CallHeader header, out int bodyStart)
    {
        header = default;
        bodyStart = MinSize;
        CallFlags flags = payload.Length < MinSize ? default : (CallFlags)payload[2];
        if (payload.Length < MinSize + SizeOf(flags) || (flags & ~CallFlags.Defined) != 0)
        {
            return false;
        }

        uint? timeout = null;
        if ((flags & CallFlags.Deadline) != 0)
        {
            timeout = BinaryPrimitives.ReadUInt32BigEndian(payload[bodyStart..]);
            bodyStart += sizeof(uint);
        }

        TraceContext? context = null;
        if ((flags & CallFlags.TraceContext) != 0)
        {
            context = Frames.TraceContext.Decode(payload[bodyStart..]);
            bodyStart += Frames.TraceContext.EncodedSize;
        }

        McpPriority priority = (flags & CallFlags.Priority) != 0 ? (McpPriority)payload[bodyStart++] : McpPriority.Normal;
        header = new CallHeader(BinaryPrimitives.ReadUInt16BigEndian(payload))
        {
            TimeoutMilliseconds = timeout,
            TraceContext = context,
            Priority = priority <= McpPriority.Critical ? priority : McpPriority.Normal,
            IsBodyStreamed = (flags & CallFlags.StreamedBody) != 0,
        };
        return true;
    }

    private static int SizeOf(CallFlags flags)
        => ((flags & CallFlags.Deadline) != 0 ? sizeof(uint) : 0)
            + ((flags & CallFlags.TraceContext) != 0 ? Frames.TraceContext.EncodedSize : 0)
            + ((flags & CallFlags.Priority) != 0 ? 1 : 0);
}
