using System.Buffers;

namespace Coilwright.Mcp.Frames;

/// <summary>A received frame. It borrows its payload from the receive buffer.</summary>
/// <param name="Header">The header, already checked.</param>
/// <param name="Payload">
/// What follows the header, exactly <see cref="McpFrameHeader.Length"/> bytes and still compressed if the header says so. Valid only
/// until whoever handed the frame out is asked for the next one, or is told that this one is done with.
/// </param>
public readonly record struct McpFrame(McpFrameHeader Header, ReadOnlySequence<byte> Payload)
{
    /// <summary>What the frame is.</summary>
    public McpCommand Command => Header.Command;

    /// <summary>The sequence id.</summary>
    public uint SequenceId => Header.SequenceId;
}
