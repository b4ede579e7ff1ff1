using System.Buffers.Binary;
using System.Diagnostics;
using Coilwright.Mcp.Frames;

namespace Coilwright.Mcp.Sessions;

/// <summary>Carries W3C trace context between activities and call headers.</summary>
internal static class Tracing
{
    /// <summary>The source of the activities of calls; nothing is made when nobody listens.</summary>
    public static readonly ActivitySource Source = new("Coilwright.Mcp");

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

    /// <summary>Begins the activity of a call at its server.</summary>
    public static Activity? StartServer(string name, in TraceContext? context)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        ActivityContext parent = default;
        if (context is { } remote)
        {
            Span<byte> id = stackalloc byte[16];
            Span<byte> span = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(id, remote.TraceIdHigh);
            BinaryPrimitives.WriteUInt64BigEndian(id[8..], remote.TraceIdLow);
            BinaryPrimitives.WriteUInt64BigEndian(span, remote.ParentId);
            parent = new ActivityContext(
                ActivityTraceId.CreateFromBytes(id), ActivitySpanId.CreateFromBytes(span), (ActivityTraceFlags)remote.Flags, isRemote: true);
        }

        return Source.StartActivity(name, ActivityKind.Server, parent);
    }
}
