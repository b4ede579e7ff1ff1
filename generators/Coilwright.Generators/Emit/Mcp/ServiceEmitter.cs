using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>
/// Prints the client of a service, and beside it the description that servers call it by:
/// <code>
/// public sealed partial class UserEventsClient : McpServiceClient, IUserEvents
/// {
///     public static McpServiceDefinition&lt;IUserEvents&gt; Definition { get; } = new("events", Operations.Publish);
///     public UserEventsClient(McpClient client, TimeSpan? timeout = null) ...
///     public ValueTask&lt;Ack&gt; PublishAsync(UserEvent e, CancellationToken ct) => CallAsync&lt;UserEvent, Ack&gt;(Operations.Publish, e, ct);
///     private static class Operations { public static readonly UnaryOperation&lt;IUserEvents, UserEvent, Ack&gt; Publish = ...; }
///     private static class Registration { [ModuleInitializer] internal static void Register() ... }
/// }
/// </code>
/// </summary>
internal static class ServiceEmitter
{
    private const string Empty = Names.Services + "McpEmpty";

    public static string Emit(ServiceModel service)
    {
        var writer = new SourceWriter();
        GeneratedFile.WriteHeader(writer, service.Namespace, service.ExperimentalIds);
        Documentation.Summary(writer, $"Calls the service <see cref=\"{service.Interface}\"/> of a server. Any number of callers may share it.");
        writer.Line(GeneratedFile.Attribute);
        writer.Open($"{service.Accessibility} sealed partial class {service.ClientName} : {Names.Services}McpServiceClient, {service.Interface}");
        WriteDefinition(writer, service);
        foreach (OperationModel operation in service.Operations)
        {
            WriteMethod(writer, operation);
        }

        WriteOperations(writer, service);
        WriteRegistration(writer);
        writer.Close();
        return writer.ToString();
    }

    private static void WriteDefinition(SourceWriter writer, ServiceModel service)
    {
        Documentation.Summary(writer, "What servers call the service by.");
        writer.Line($"public static {Names.Services}McpServiceDefinition<{service.Interface}> Definition {{ get; }} = new(");
        writer.Indent();
        writer.Line(string.Join(",\n", new[] { service.Name }.Concat(service.Operations.Select(operation => $"Operations.{Field(operation)}"))) + ");");
        writer.Outdent();
        writer.Gap();
        Documentation.Summary(writer, "Puts the service over a client.");
        Documentation.Parameter(writer, "client", "The client, which stays the caller's to dispose.");
        Documentation.Parameter(writer, "timeout", "How long each call and stream may take; by default what the client's options say for a call, and no bound for a stream.");
        writer.Open($"public {service.ClientName}({Names.Mcp}McpClient client, global::System.TimeSpan? timeout = null)\n    : base(client, {service.Name}, timeout)");
        writer.Close();
    }

    private static void WriteMethod(SourceWriter writer, OperationModel operation)
    {
        string request = operation.RequestName ?? $"default({Empty})";
        string token = operation.TokenName ?? "default";
        string requestType = operation.Request ?? Empty;
        string call = (operation.Form, operation.Response) switch
        {
            (OperationForm.OneWay, _) => $"NotifyAsync(Operations.{Field(operation)}, {request}, {token})",
            (OperationForm.Unary, null) => $"InvokeAsync(Operations.{Field(operation)}, {request}, {token})",
            (OperationForm.Unary, { } response) => $"CallAsync<{requestType}, {response}>(Operations.{Field(operation)}, {request}, {token})",
            (OperationForm.ServerStream, { } response) => $"StreamAsync<{requestType}, {response}>(Operations.{Field(operation)}, {request}, {token})",
            (OperationForm.ReturnedFile, _) => $"FetchFileAsync(Operations.{Field(operation)}, {request}, {token})",
            (OperationForm.SentFile, null) => $"SendFileAsync(Operations.{Field(operation)}, {request}, {operation.ItemsName}, {token})",
            (OperationForm.SentFile, { } response) =>
                $"SendFileAsync<{requestType}, {response}>(Operations.{Field(operation)}, {request}, {operation.ItemsName}, {token})",
            (OperationForm.ClientStream, null) =>
                $"UploadAsync<{requestType}, {operation.Item}>(Operations.{Field(operation)}, {request}, {operation.ItemsName}, {token})",
            (OperationForm.ClientStream, { } response) =>
                $"UploadAsync<{requestType}, {operation.Item}, {response}>(Operations.{Field(operation)}, {request}, {operation.ItemsName}, {token})",
            (_, { } response) =>
                $"ExchangeAsync<{requestType}, {operation.Item}, {response}>(Operations.{Field(operation)}, {request}, {operation.ItemsName}, {token})",
            _ => "",
        };
        writer.Gap();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public {ReturnType(operation)} {Parsing.TypeNames.Escape(operation.MethodName)}({operation.Parameters}) =>");
        writer.Line($"    {call};");
    }

    private static string Field(OperationModel operation) => Parsing.TypeNames.Escape(operation.Name);

    private static string ReturnType(OperationModel operation) =>
        operation.Form is OperationForm.ServerStream or OperationForm.Duplex
            ? $"global::System.Collections.Generic.IAsyncEnumerable<{operation.Response}>"
            : operation.Response is null ? Names.ValueTask : $"{Names.ValueTask}<{operation.Response}>";

    private static void WriteOperations(SourceWriter writer, ServiceModel service)
    {
        writer.Gap();
        writer.Open("private static class Operations");
        foreach (OperationModel operation in service.Operations)
        {
            writer.Gap();
            writer.Line($"public static readonly {OperationType(service, operation)} {Field(operation)} = new(");
            writer.Line($"    {operation.Number}, \"{operation.Name}\", {Lambda(operation)})");
            writer.Open();
            writer.Line($"Priority = ({Names.Mcp}McpPriority){operation.Priority},");
            writer.Line($"IsIdempotent = {(operation.IsIdempotent ? "true" : "false")},");
            writer.Line($"Roles = new string[] {{ {string.Join(", ", operation.Roles)} }},");
            writer.Close("};");
        }

        writer.Close();
    }

    private static string OperationType(ServiceModel service, OperationModel operation)
    {
        string request = operation.Request ?? Empty;
        string response = operation.Response ?? Empty;
        string arguments = operation.Form switch
        {
            OperationForm.OneWay or OperationForm.ReturnedFile => request,
            OperationForm.ClientStream or OperationForm.Duplex => $"{request}, {operation.Item}, {response}",
            _ => $"{request}, {response}",
        };
        return $"{Names.Services}{operation.Form}Operation<{service.Interface}, {arguments}>";
    }

    private static string Lambda(OperationModel operation)
    {
        bool takesItems = operation.ItemsName is not null;
        string parameters = takesItems ? "service, request, items, token" : "service, request, token";
        string arguments = string.Join(", ", new[]
        {
            operation.RequestName is null ? null : "request",
            takesItems ? "items" : null,
            operation.TokenName is null ? null : "token",
        }.Where(argument => argument is not null));
        string call = $"service.{Parsing.TypeNames.Escape(operation.MethodName)}({arguments})";
        return operation is { Response: null, Form: not OperationForm.OneWay }
            ? $"static async ({parameters}) => {{ await {call}.ConfigureAwait(false); return default; }}"
            : $"static ({parameters}) => {call}";
    }

    private static void WriteRegistration(SourceWriter writer)
    {
        writer.Gap();
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line("internal static void Register() => Definition.Register();");
    }
}
