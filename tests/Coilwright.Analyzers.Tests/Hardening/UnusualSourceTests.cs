using System.Globalization;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Analyzers.Tests.Hardening;

/// <summary>What the generators take without a word, the analyzers do too: see the tests of that name beside the generators.</summary>
public sealed class UnusualSourceTests
{
    private const string Head = "using System; using Coilwright.Modbus; using Coilwright.Mcp; using System.Threading.Tasks; ";

    public static TheoryData<string> Sources =>
    [
        Map("Meter", "System", "Span", "@class", "@event", "@await", "Größe", "名前", "_", "Coilwright", "Task"),
        Message("UserEvent", "System", "Span", "@class", "@event", "@await", "Größe", "名前", "_", "Coilwright", "Task"),
        $"namespace North {{ {Map("Meter", "Level")} }} namespace South {{ {Map("Meter", "Level")} }} namespace @event {{ {Map("@class", "Level")} }}",
        $"namespace Plant {{ {Map("Meter", "Level")} {Map("METER", "Level")} {Message("meter1", "Level")} {Message("METER1", "Level")} }}",
        $"public partial record struct Outer<T> where T : class?, IComparable<T>, new() {{ public partial interface IInner<U> where U : unmanaged, Enum {{ {Map("Meter<V>", "Level")} }} }}",
        Map("Meter", [.. Enumerable.Range(1, 500).Select(static number => "Level" + number.ToString(CultureInfo.InvariantCulture))]),
        Message("UserEvent", [.. Enumerable.Range(1, 500).Select(static number => "Level" + number.ToString(CultureInfo.InvariantCulture))]),
        "[Obsolete] " + Map("Meter", "Level") + " [Obsolete(\"Gone soon.\")] " + Message("UserEvent", "Level"),
        "partial class Meter { [HoldingRegister(5), WriteGroup(\"Every\")] public ushort Other { get; set; } } " + Map("Meter", "Level"),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Nothing_is_wrong_with_what_is_merely_unusual(string source)
    {
        foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp13, LanguageVersion.Preview])
        {
            await AcceptAsync(source, version, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, checkOverflow: true));
            await AcceptAsync(source, version, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable));
        }
    }

    private static async Task AcceptAsync(string source, LanguageVersion version, CSharpCompilationOptions options)
    {
        CSharpParseOptions parsing = new(version, DocumentationMode.Diagnose);
        var compilation = CSharpCompilation.Create(
            "Plant", [CSharpSyntaxTree.ParseText(Head + source, parsing, cancellationToken: TestContext.Current.CancellationToken)], References.WithCoilwright, options);

        Analysis.NewDriver().WithUpdatedParseOptions(parsing).RunGeneratorsAndUpdateCompilation(
            compilation, out Compilation generated, out _, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await Analysis.ReportAsync(generated), static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(generated.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string Map(string type, params string[] members) => $"[ModbusRegisterMap] public partial class {type} {{ {string.Join(' ', members.Select(
        static (name, index) => $"[HoldingRegister({index.ToString(CultureInfo.InvariantCulture)}), WriteGroup(\"Every\")] public ushort {name} {{ get; set; }}"))} }}";

    private static string Message(string type, params string[] members) => $"[McpMessage] public partial class {type} {{ {string.Join(' ', members.Select(
        static (name, index) => $"[McpField({(index + 1).ToString(CultureInfo.InvariantCulture)})] public int {name} {{ get; set; }}"))} }}";
}
