using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp;

/// <summary>Describes messages in other languages.</summary>
public static class McpSchema
{
    /// <summary>The Protocol Buffers definition (<c>.proto</c>, proto3) of a message and of all that it contains.</summary>
    /// <typeparam name="TMessage">A message of the Tagged layout.</typeparam>
    /// <returns>The text of a file, as <c>protoc</c> takes it. Bytes written by either side can be read by the other.</returns>
    /// <exception cref="NotSupportedException">The message has the Packed layout, which Protocol Buffers cannot describe.</exception>
    public static string ToProto<TMessage>()
        where TMessage : IMcpMessage<TMessage>
    {
        if (TMessage.Schema.Layout != McpLayout.Tagged)
        {
            throw new NotSupportedException($"{TMessage.Schema.Name} has the Packed layout, which Protocol Buffers cannot describe.");
        }

        var file = new ProtoFile(TMessage.Schema.Name);
        file.Add(TMessage.Schema);
        return file.ToString();
    }
}
