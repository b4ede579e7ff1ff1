using System.Buffers.Binary;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Sessions;

namespace Coilwright.Mcp.Client;

/// <summary>Reads the payload of a Response.</summary>
internal static class CallAnswer
{
    /// <summary>Whether it says that the server refused the call for load.</summary>
    public static bool IsRejection(ReadOnlySpan<byte> payload)
        => BinaryPrimitives.TryReadUInt16BigEndian(payload, out ushort status) && (McpStatus)status == McpStatus.TooManyRequests;

    /// <exception cref="McpStatusException">It tells an error.</exception>
    /// <exception cref="McpRejectedException">The server refused the call for load.</exception>
    /// <exception cref="McpFormatException">It is no such message.</exception>
    /// <exception cref="McpProtocolException">It has no status.</exception>
    public static TResponse Decode<TResponse>(in McpPayload payload)
        where TResponse : IMcpMessage<TResponse>
    {
        ReadOnlySpan<byte> bytes = payload.Span;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(bytes, out ushort status))
        {
            throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A response came that is too short for a status. The peer may be a bare one.");
        }

        ReadOnlySpan<byte> body = bytes[ResponseStatus.EncodedSize..];
        return ((McpStatus)status).IsError() ? throw SessionErrors.Create((McpStatus)status, body) : MessageDecoder.Decode<TResponse>(body);
    }
}
