using System.Buffers.Binary;
using System.Diagnostics;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Sessions;

/// <summary>Carries W3C trace context between activities and call headers.</summary>
internal static class Tracing
{
    /// <summary>What goes into the call header.</summary>
    public static TraceContext Of(Activity activity)
    {
        Span<byte> id = stackalloc byte[16];
        Span<byte> span = stackalloc byte[8];
        activity.TraceId.CopyTo(id);
        activity.SpanId.CopyTo(span);
        return new TraceContext(
            BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..]), BinaryPrimitives.ReadUInt64BigEndian(span), (byte)activity.ActivityTraceFlags);
    }

    /// <summary>What a call that a server takes is a part of; nothing where its header says nothing.</summary>
    public static ActivityContext ParentOf(in TraceContext? context)
    {
        if (context is not { } remote)
        {
            return default;
        }

        Span<byte> id = stackalloc byte[16];
        Span<byte> span = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(id, remote.TraceIdHigh);
        BinaryPrimitives.WriteUInt64BigEndian(id[8..], remote.TraceIdLow);
        BinaryPrimitives.WriteUInt64BigEndian(span, remote.ParentId);
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(id), ActivitySpanId.CreateFromBytes(span), (ActivityTraceFlags)remote.Flags, isRemote: true);
    }
}
