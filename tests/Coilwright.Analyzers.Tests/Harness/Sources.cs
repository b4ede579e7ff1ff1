namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Puts around a declaration what every file of a user has.</summary>
internal static class Sources
{
    /// <summary>The file that declares these types.</summary>
    public static string File(string declarations) => "using System;\nusing System.Collections.Generic;\nusing System.Threading;\nusing System.Threading.Tasks;\nusing Coilwright.Mcp;\nusing Coilwright.Modbus;\n\nnamespace Plant;\n\n" + declarations;

    /// <summary>The file that declares a map of these properties.</summary>
    public static string Map(string properties) => File("[ModbusRegisterMap]\npublic partial class EnergyMeter\n{\n" + properties + "\n}\n");

    /// <summary>The file that declares a message of these properties.</summary>
    public static string Message(string properties, string settings = "") =>
        File($"[McpMessage{settings}]\npublic partial class UserEvent\n{{\n{properties}\n}}\n");

    /// <summary>The file that declares a service of these methods, and the messages <c>Note</c> and <c>Ack</c>.</summary>
    public static string Service(string methods) => File(Messages + $"[McpService(\"events\")]\npublic interface IUserEvents\n{{\n{methods}\n}}\n");

    /// <summary>Two messages for services.</summary>
    public const string Messages =
        "[McpMessage] public partial record Note([property: McpField(1)] string Text);\n[McpMessage] public partial record Ack([property: McpField(1)] long Number);\n\n";
}
