namespace Coilwright.Generators.Tests.Hardening;

/// <summary>
/// Declarations of every kind that differ in what a test is about. They name everything in full, so that they can stand anywhere, beside
/// anything.
/// </summary>
internal static class Declaration
{
    /// <summary>A message in the global namespace that services send.</summary>
    public const string Parcel = "[global::Coilwright.Mcp.McpMessage] public partial class Parcel { [global::Coilwright.Mcp.McpField(1)] public long Number { get; set; } }";

    /// <summary>What a type of the kind is declared as.</summary>
    public static string Keywords(Kind kind) => kind == Kind.Service ? "public partial interface" : "public partial class";

    /// <summary>The attribute that makes the type one of the kind.</summary>
    public static string Attribute(Kind kind, string type) => kind switch
    {
        Kind.Map => "[global::Coilwright.Modbus.ModbusRegisterMap(MaxGap = 100)]",
        Kind.Message => "[global::Coilwright.Mcp.McpMessage]",
        Kind.PackedMessage => "[global::Coilwright.Mcp.McpMessage(Layout = global::Coilwright.Mcp.McpLayout.Packed)]",
        _ => $"[global::Coilwright.Mcp.McpService(\"{type}\")]",
    };

    /// <summary>A type with the given members.</summary>
    public static string Of(Kind kind, string type, params string[] members) =>
        $"{Attribute(kind, type)} {Keywords(kind)} {type} {{ {string.Join('\n', members)} }}";

    /// <summary>A member of the given name and number, which may be any constant expression.</summary>
    public static string Member(Kind kind, string name, string number = "1") => kind switch
    {
        Kind.Map => $"[global::Coilwright.Modbus.HoldingRegister({number}), global::Coilwright.Modbus.WriteGroup(\"Every\")] public ushort {name} {{ get; set; }}",
        Kind.Service => $"[global::Coilwright.Mcp.McpOperation({number})] global::System.Threading.Tasks.ValueTask<global::Parcel> {name}(global::Parcel parcel, global::System.Threading.CancellationToken token = default);",
        _ => $"[global::Coilwright.Mcp.McpField({number})] public string {name} {{ get; set; }} = \"\";",
    };

    /// <summary>A member of a type that stands in a file of its own.</summary>
    public static string MemberOfType(Kind kind, string type) => kind switch
    {
        Kind.Map => $"[global::Coilwright.Modbus.HoldingRegister(1)] public {type} Level {{ get; set; }}",
        Kind.Service => $"[global::Coilwright.Mcp.McpOperation(1)] global::System.Threading.Tasks.ValueTask<{type}> ReadAsync();",
        _ => $"[global::Coilwright.Mcp.McpField(1)] public {type} Level {{ get; set; }}",
    };

    /// <summary>The file that the generator prints for the type; in the global namespace.</summary>
    public static string File(Kind kind, string type) => kind == Kind.Service ? $"{type}Client.g.cs" : $"{type}.g.cs";
}
