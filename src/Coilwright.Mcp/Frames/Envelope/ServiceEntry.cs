namespace Coilwright.Mcp.Frames;

/// <summary>One service of a server, as the handshake lists it.</summary>
/// <param name="FirstOperation">What is added to the number of an operation to make the operation in a call header.</param>
/// <param name="Name">The service's name.</param>
[McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
internal sealed partial record ServiceEntry([McpField(1)] ushort FirstOperation, [McpField(2)] string Name);
