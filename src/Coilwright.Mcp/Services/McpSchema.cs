using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;

namespace Coilwright.Mcp;

/// <summary>Describes messages and services in other languages.</summary>
public static class McpSchema
{
    /// <summary>The Protocol Buffers definition (<c>.proto</c>, proto3) of a message and of all that it contains.</summary>
    /// <typeparam name="TMessage">A message of the Tagged layout.</typeparam>
    /// <returns>The text of a file, as <c>protoc</c> takes it. Bytes written by either side can be read by the other.</returns>
    /// <exception cref="NotSupportedException">The message has the Packed layout, which Protocol Buffers cannot describe.</exception>
    public static string ToProto<TMessage>()
        where TMessage : IMcpMessage<TMessage>
    {
        ThrowIfPacked(TMessage.Schema);
        var file = new ProtoFile(TMessage.Schema.Name);
        file.Add(TMessage.Schema);
        return file.ToString();
    }

    /// <summary>The Protocol Buffers definition of a service, and of all messages that its operations take and return.</summary>
    /// <param name="service">The service: <c>UserEventsClient.Definition</c>, of the generated client.</param>
    /// <returns>
    /// The text of a file, as <c>protoc</c> takes it, with each operation as an <c>rpc</c>. Comments tell what it cannot say: the numbers that operations have on the
    /// wire, messages without answer, a message that goes before a stream, files.
    /// </returns>
    /// <exception cref="NotSupportedException">A message has the Packed layout, which Protocol Buffers cannot describe.</exception>
    public static string ToProto(McpServiceDefinition service)
    {
        ArgumentNullException.ThrowIfNull(service);
        foreach (McpOperation operation in service.Operations)
        {
            ThrowIfPacked(operation.Request);
            ThrowIfPacked(operation.RequestItem);
            ThrowIfPacked(operation.Response);
        }

        var file = new ProtoFile(service.TypeName);
        file.Add(new ProtoService(service, file).ToString());
        return file.ToString();
    }

    private static void ThrowIfPacked(MessageSchema? schema)
    {
        if (schema is not null && schema.Layout != McpLayout.Tagged)
        {
            throw new NotSupportedException($"{schema.Name} has the Packed layout, which Protocol Buffers cannot describe.");
        }
    }
}
