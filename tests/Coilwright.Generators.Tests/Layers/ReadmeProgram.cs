using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Tests.Layers;

/// <summary>The code of the README as the one program that a reader would make of it: statements first, then what they use.</summary>
internal static partial class ReadmeProgram
{
    // What a project of the SDK has by itself.
    private const string Usings = "global using System; global using System.IO; global using System.Threading.Tasks;";

    public static GeneratorRun Compile()
    {
        string[] blocks = [.. CodeBlock().Matches(Text()).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(blocks);
        CompilationUnitSyntax[] units = [.. blocks.Select(block => (CompilationUnitSyntax)GeneratorRun.Parse(block, "README.md").GetRoot(TestContext.Current.CancellationToken))];
        MemberDeclarationSyntax[] members = [.. units.SelectMany(unit => unit.Members)];
        CompilationUnitSyntax program = SyntaxFactory.CompilationUnit()
            .AddUsings([.. units.SelectMany(unit => unit.Usings).DistinctBy(directive => directive.Name!.ToString())])
            .AddMembers([.. members.OfType<GlobalStatementSyntax>(), .. members.Where(member => member is not GlobalStatementSyntax)]);
        return GeneratorRun.Of(GeneratorRun.Options.WithOutputKind(OutputKind.ConsoleApplication), program.ToFullString(), Usings);
    }

    private static string Text([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md")).ReplaceLineEndings("\n");

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
