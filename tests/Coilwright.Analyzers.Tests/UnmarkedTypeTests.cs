using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests;

public sealed class UnmarkedTypeTests
{
    [Theory]
    [InlineData("public partial class {|#0:Meter|} { [HoldingRegister(0)] public ushort Limit { get; set; } [Coil(0)] public bool Relay { get; set; } }", "ModbusRegisterMap", "HoldingRegister", "Limit")]
    [InlineData("public partial struct {|#0:Meter|} { [Coil(0)] public bool Relay { get; set; } }", "ModbusRegisterMap", "Coil", "Relay")]
    [InlineData("public sealed class {|#0:Meter|} { [RegisterGroup(0, Count = 2)] public List<Meter> All { get; } = []; }", "ModbusRegisterMap", "RegisterGroup", "All")]
    [InlineData("public partial class {|#0:Meter|} { [McpField(1)] public long Time { get; set; } }", "McpMessage", "McpField", "Time")]
    [InlineData("public partial record {|#0:Meter|}([McpField(1)] long Time);", "McpMessage", "McpField", "Time")]
    [InlineData("public interface {|#0:IMeter|} { [McpOperation(1)] ValueTask StopAsync(); }", "McpService", "McpOperation", "StopAsync", "IMeter")]
    [InlineData("public class {|#0:Meter|} { [McpOperation(1)] public ValueTask StopAsync() => default; }", "McpService", "McpOperation", "StopAsync")]
    [InlineData("[ModbusRegisterMap] public partial class {|#0:Meter|} { [McpField(1)] public long Time { get; set; } }", "McpMessage", "McpField", "Time")]
    public Task Members_of_a_type_that_is_not_marked_are_told_of_once(string declaration, string ofType, string ofMember, string member, string type = "Meter") =>
        RunAsync(declaration, new DiagnosticResult(RuleIds.TypeNotMarked, Microsoft.CodeAnalysis.DiagnosticSeverity.Warning)
            .WithLocation(0).WithMessage($"'{type}' has no [{ofType}], so [{ofMember}] on '{member}' has no effect"));

    [Theory]
    [InlineData("public class Base { [HoldingRegister(0)] public ushort Limit { get; set; } } public class Between : Base; [ModbusRegisterMap] public partial class Meter : Between;")]
    [InlineData("public class Base<T> { [HoldingRegister(0)] public ushort Limit { get; set; } } [ModbusRegisterMap] public partial class Meter : Base<int>;")]
    [InlineData("public abstract class Base { [HoldingRegister(0)] public ushort Limit { get; set; } }")]
    public Task What_a_base_maps_belongs_to_the_maps_that_are_derived_from_it(string declaration) => RunAsync(declaration);

    [Theory]
    [InlineData("public partial class Meter { public long Time { get; set; } public void Stop() { } }")]
    [InlineData("[McpMessage] public partial record Note([McpField(1)] long Time);")]
    [InlineData("[McpService(\"meter\")] public interface IMeter { [McpOperation(1)] ValueTask StopAsync(); }")]
    public Task Of_others_nothing_is_said(string declaration) => RunAsync(declaration);

    private static Task RunAsync(string declaration, params DiagnosticResult[] expected) => Rules<UnmarkedTypeAnalyzer>.RunAsync(Sources.File(declaration), expected);
}
