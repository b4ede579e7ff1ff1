using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Services;

public sealed class ServiceNameTests
{
    [Fact]
    public Task A_name_belongs_to_one_service() => RunAsync(
        "[McpService(\"events\")] public interface IFirst; namespace Other { [McpService(\"events\")] public interface {|#0:IAnother|}; } [McpService(\"events\")] public interface {|#1:IThird|};",
        Expected(0, "IAnother"),
        Expected(1, "IThird"));

    [Theory]
    [InlineData("[McpService(\"events\")] public interface IFirst; [McpService(\"Events\")] public interface ISecond;")]
    [InlineData("[McpService(\"events\")] public partial interface IFirst; public partial interface IFirst;")]
    [InlineData("[McpService(\"\")] public interface IFirst; [McpService(\"\")] public interface ISecond;")]
    public Task Other_names_and_parts_of_one_service_are_fine(string declarations) => RunAsync(declarations);

    private static DiagnosticResult Expected(int place, string type) => new DiagnosticResult(RuleIds.ServiceNameTwice, DiagnosticSeverity.Warning)
        .WithLocation(place).WithMessage($"'{type}' and 'IFirst' are both called 'events' on the wire");

    private static Task RunAsync(string declarations, params DiagnosticResult[] expected) =>
        Rules<ServiceNameAnalyzer>.RunAsync("using Coilwright.Mcp;\n" + declarations, expected);
}
