using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Runs the analyzer of services over a source and compares all that it reports, with location and message.</summary>
internal static class ServiceRules
{
    /// <summary>Nothing is reported.</summary>
    public static Task AcceptAsync(string source) => Rules<ServiceAnalyzer>.RunAsync(source);

    /// <summary>Exactly one thing is reported, at <c>{|#0: … |}</c>.</summary>
    public static Task ReportAsync(string id, string message, string source) =>
        Rules<ServiceAnalyzer>.RunAsync(source, DiagnosticResult.CompilerError(id).WithLocation(0).WithMessage(message));
}
