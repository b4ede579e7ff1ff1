extern alias generators;

using generators::Coilwright.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Applies a code fix of use, one diagnostic at a time and all at once; text and generated code compile before and after.</summary>
internal static class UseFixes<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The fix turns the one text into the other; <c>[| … |]</c> marks what is reported before and still after.</summary>
    public static async Task ChangeAsync(string before, string after, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
    {
        Test test = new()
        {
            TestCode = before,
            FixedCode = after,
            ReferenceAssemblies = References.Framework,
            TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck,
        };
        test.TestState.OutputKind = output;
        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>No fix is offered.</summary>
    public static Task LeaveAsync(string source) => ChangeAsync(source, source);

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(RegisterMapGenerator), typeof(MessageGenerator), typeof(ServiceGenerator)];
    }
}
