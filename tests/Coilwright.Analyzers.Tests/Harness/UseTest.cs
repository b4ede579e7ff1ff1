extern alias generators;

using generators::Coilwright.Generators;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Runs one analyzer of use over a source and what the generators add to it, and compares all that it reports.</summary>
internal static class UseTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Nothing is reported.</summary>
    public static Task AcceptAsync(string source) => RunAsync(source);

    /// <summary>Exactly one thing is reported, at <c>{|#0: … |}</c>.</summary>
    public static Task ReportAsync(string message, string source)
    {
        DiagnosticResult expected = new(new TAnalyzer().SupportedDiagnostics.Single());
        return RunAsync(source, expected.WithLocation(0).WithMessage(message).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
    }

    private static async Task RunAsync(string source, params DiagnosticResult[] expected)
    {
        Test test = new()
        {
            TestCode = source,
            ReferenceAssemblies = References.Framework,
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        test.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Test : CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(RegisterMapGenerator), typeof(MessageGenerator), typeof(ServiceGenerator)];
    }
}
