using System.Globalization;
using System.Text;
using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp.Services;

/// <summary>Prints the definition of a service for a <c>.proto</c> file, to which it adds the messages.</summary>
internal sealed class ProtoService(McpServiceDefinition service, ProtoFile file)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"// \"{service.Name}\" on the wire.\nservice {ServiceName(service.Name)} {{\n");
        foreach (McpOperation operation in service.Operations)
        {
            text.Append(CultureInfo.InvariantCulture, $"  // Operation {operation.Number}.{string.Concat(Remarks(operation).Select(remark => " " + remark))}\n");
            text.Append(CultureInfo.InvariantCulture, $"  rpc {operation.Name} ({Request(operation)}) returns ({Response(operation)});\n");
        }

        return text.Append("}\n").ToString();
    }

    private IEnumerable<string> Remarks(McpOperation operation)
    {
        if (operation.IsOneWay)
        {
            yield return "Never answered.";
        }

        if (operation.TakesStream && operation.Request != McpEmpty.Schema)
        {
            yield return $"Before the stream goes: {NameOf(operation.Request)}.";
        }

        if (operation.Response is null || (operation.TakesStream && operation.RequestItem is null))
        {
            yield return "The stream is a file: its items are bytes and nothing else.";
        }
    }

    private string Request(McpOperation operation) => operation.TakesStream ? $"stream {NameOf(operation.RequestItem)}" : NameOf(operation.Request);

    private string Response(McpOperation operation) => operation.ReturnsStream ? $"stream {NameOf(operation.Response)}" : NameOf(operation.Response);

    /// <summary>What the file calls a message, the absence of one, or the pieces of a file.</summary>
    private string NameOf(MessageSchema? schema)
    {
        if (schema is null)
        {
            file.Import("google/protobuf/wrappers.proto");
            return "google.protobuf.BytesValue";
        }

        if (schema != McpEmpty.Schema)
        {
            return file.Name(schema);
        }

        file.Import("google/protobuf/empty.proto");
        return "google.protobuf.Empty";
    }

    /// <summary>The name as Protocol Buffers allows it: user-events becomes UserEvents.</summary>
    private static string ServiceName(string name)
    {
        var text = new StringBuilder();
        bool isStart = true;
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                text.Append(isStart ? char.ToUpperInvariant(character) : character);
            }

            isStart = !char.IsAsciiLetterOrDigit(character);
        }

        return text.Length > 0 && char.IsAsciiLetter(text[0]) ? text.ToString() : $"Service{text}";
    }
}
