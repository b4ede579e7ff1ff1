namespace Coilwright.Mcp.Services;

/// <summary>The message without fields: what stands for a request or response that an operation does not have.</summary>
[McpMessage]
public readonly partial record struct McpEmpty;
