namespace Coilwright.Mcp.Frames;

/// <summary>Recognizes the protocols that people point at the wrong port, so that the error can name them.</summary>
internal static class ForeignProtocol
{
    /// <summary>The protocol that a connection's first bytes look like; <see langword="null"/> if none that is known.</summary>
    public static string? Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x16, 0x03]))
        {
            return "a TLS handshake: this end speaks plain TCP, so the peer should use mcp:// instead of mcps://";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x15, 0x03]))
        {
            return "a TLS alert: the peer speaks TLS, so this end should use mcps:// instead of mcp://";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xCD, 0xAB]))
        {
            return "a frame whose integers are little-endian: they must be big-endian";
        }

        return RecognizeText(bytes);
    }

    private static string? RecognizeText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("SSH-"u8))
        {
            return "SSH";
        }

        if (bytes.StartsWith("PRI * "u8))
        {
            return "HTTP/2 (gRPC, perhaps)";
        }

        bool isHttp = bytes.StartsWith("HTTP/"u8) || bytes.StartsWith("GET "u8) || bytes.StartsWith("POST "u8) || bytes.StartsWith("PUT "u8)
            || bytes.StartsWith("HEAD "u8) || bytes.StartsWith("OPTIONS "u8) || bytes.StartsWith("CONNECT "u8);
        if (isHttp)
        {
            return "HTTP";
        }

        return bytes.StartsWith("{"u8) ? "JSON (this is the Message Communication Protocol, not the Model Context Protocol)" : null;
    }
}
