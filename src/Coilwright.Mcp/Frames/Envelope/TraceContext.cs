namespace Coilwright.Mcp.Frames;

/// <summary>The fields of a W3C <c>traceparent</c> (Trace Context, 3.2.2) of version 00, as bytes.</summary>
/// <param name="TraceIdHigh">The first half of the trace id.</param>
/// <param name="TraceIdLow">The second half of the trace id.</param>
/// <param name="ParentId">The caller's span.</param>
/// <param name="Flags">The trace flags: bit 0 says that the trace is recorded.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal readonly partial record struct TraceContext(
    [McpField(1)] ulong TraceIdHigh,
    [McpField(2)] ulong TraceIdLow,
    [McpField(3)] ulong ParentId,
    [McpField(4)] byte Flags);
