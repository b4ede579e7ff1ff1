using System.Globalization;

namespace Coilwright.Mcp.Frames;

/// <summary>Judges a header before a byte of its payload is kept.</summary>
internal static class FrameHeaderCheck
{
    /// <summary>The most payload of a control frame: 64 KiB. They pass what is held up, so they must be small.</summary>
    public const int MaxControlLength = 64 * 1024;

    private static ReadOnlySpan<byte> Beginning => [0xAB, 0xCD, McpFrameHeader.ExpectedVersion];

    /// <summary>Checks a whole header.</summary>
    /// <exception cref="McpProtocolException">The header breaks a rule, or announces more payload than <paramref name="maxFrameLength"/>.</exception>
    public static void ThrowIfInvalid(in McpFrameHeader header, ReadOnlySpan<byte> bytes, int maxFrameLength)
    {
        if (header is not { Magic: McpFrameHeader.ExpectedMagic, Version: McpFrameHeader.ExpectedVersion })
        {
            ThrowIfForeign(bytes);
        }

        if (header.Command == McpCommand.None)
        {
            throw new McpProtocolException(McpProtocolFault.BadCommand, "A frame came with command 0, which is never sent. The peer has lost its place in the stream.");
        }

        if (header.Length > (uint)maxFrameLength)
        {
            throw TooLong(header, maxFrameLength, "Send less, use a stream, or raise MaxFrameLength at the receiver.");
        }

        if (IsTooLongForControl(header.Command, header.Length))
        {
            throw TooLong(header, MaxControlLength, "More is never sent in a frame that carries no body.");
        }

        if (header.IsCompressed && header.Command.IsDefined() && !header.Command.CarriesBody())
        {
            throw new McpProtocolException(
                McpProtocolFault.BadCompression, $"A {header.Command} frame came marked as gzip. Only frames that carry a body may be compressed.");
        }
    }

    /// <summary>Whether it is a control frame, and longer than one may be. Of commands that are not defined nothing is known.</summary>
    public static bool IsTooLongForControl(McpCommand command, uint length) => length > MaxControlLength && command.IsDefined() && command.IsControl();

    /// <summary>Checks as much of magic and version as has come, so that a peer of another protocol is told apart at its first byte.</summary>
    public static void ThrowIfForeign(ReadOnlySpan<byte> bytes)
    {
        int known = Math.Min(bytes.Length, Beginning.Length);
        int same = bytes.CommonPrefixLength(Beginning);
        if (same < known)
        {
            throw same < 2 ? BadMagic(bytes) : BadVersion(bytes[2]);
        }
    }

    private static McpProtocolException BadMagic(ReadOnlySpan<byte> bytes)
    {
        string came = Convert.ToHexString(bytes[..Math.Min(bytes.Length, McpFrameHeader.EncodedSize)]);
        string? protocol = ForeignProtocol.Recognize(bytes);
        string hint = protocol is null ? "A frame before it was cut, or the peer speaks another protocol." : $"This looks like {protocol}.";
        return new McpProtocolException(McpProtocolFault.BadMagic, $"A frame must begin with ABCD, but {came} came. {hint}");
    }

    private static McpProtocolException BadVersion(byte version) => new(
        McpProtocolFault.BadVersion, string.Create(CultureInfo.InvariantCulture, $"A frame of version {version} came; only version 1 is understood."));

    private static McpProtocolException TooLong(in McpFrameHeader header, int most, string advice) => new(
        McpProtocolFault.FrameTooLong,
        string.Create(
            CultureInfo.InvariantCulture,
            $"A {header.Command} frame announces {header.Length} bytes of payload; at most {most} are taken. {advice}"));
}
