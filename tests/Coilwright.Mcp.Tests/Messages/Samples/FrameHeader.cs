namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>The header of the protocol's own frames.</summary>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
public readonly partial record struct FrameHeader
{
    [McpField(1)]
    public ushort Magic { get; init; }

    [McpField(2)]
    public byte Version { get; init; }

    [McpField(3)]
    public byte Command { get; init; }

    [McpField(4)]
    public uint Length { get; init; }

    [McpField(5)]
    public uint SequenceId { get; init; }
}
