using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Harness;

/// <summary>Applies a code fix of maps, one diagnostic at a time and all at once, and compares the text.</summary>
internal static class Fixes<TFix>
    where TFix : CodeFixProvider, new()
{
    /// <summary>The fix turns the one text into the other; <c>{|CW0001: … |}</c> marks what is reported before and still after. Of several fixes, the choice is counted from 0.</summary>
    public static Task ChangeAsync(string before, string after, int choice = 0) => Fixes<RegisterMapAnalyzer, TFix>.ChangeAsync(before, after, choice);

    /// <summary>The fix turns these files into the other ones, by so many choices of it.</summary>
    public static Task ChangeAsync(IReadOnlyList<string> before, IReadOnlyList<string> after, int iterations = 1) =>
        Fixes<RegisterMapAnalyzer, TFix>.ChangeAsync(before, after, iterations);

    /// <summary>No fix is offered.</summary>
    public static Task LeaveAsync(string source) => ChangeAsync(source, source);
}

/// <summary>Applies a code fix to what an analyzer reports, one diagnostic at a time and all at once, and compares the text.</summary>
internal static class Fixes<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>The fix turns the one text into the other; <c>{|CW0001: … |}</c> marks what is reported before and still after. Of several fixes, the choice is counted from 0.</summary>
    public static async Task ChangeAsync(string before, string after, int choice = 0)
    {
        CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> test = new()
        {
            TestCode = before,
            FixedCode = after,
            CodeActionIndex = choice,
            ReferenceAssemblies = References.Framework,
            CompilerDiagnostics = CompilerDiagnostics.None,
        };
        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The fix turns these files into the other ones, by so many choices of it.</summary>
    public static async Task ChangeAsync(IReadOnlyList<string> before, IReadOnlyList<string> after, int iterations = 1)
    {
        CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier> test = new()
        {
            ReferenceAssemblies = References.Framework,
            CompilerDiagnostics = CompilerDiagnostics.None,
            NumberOfIncrementalIterations = iterations,
            NumberOfFixAllIterations = 1,
        };
        foreach ((string source, string change) in before.Zip(after))
        {
            test.TestState.Sources.Add(source);
            test.FixedState.Sources.Add(change);
        }

        test.TestState.AdditionalReferences.AddRange(References.WithCoilwright);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>No fix is offered.</summary>
    public static Task LeaveAsync(string source) => ChangeAsync(source, source);
}
