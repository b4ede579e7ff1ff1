using Coilwright.Packaging.Harness;

namespace Coilwright.Packaging;

public sealed class CompilerCheckTests(PackageFeed feed)
{
    private const string Program = "System.Console.WriteLine(\"built\");";

    [Theory]
    [InlineData("12")]
    [InlineData("ISO-1")]
    public async Task Too_old_a_language_version_fails_with_a_word_on_what_to_change(string version)
    {
        using Consumer consumer = new(feed, $"<LangVersion>{version}</LangVersion><ImplicitUsings>disable</ImplicitUsings>");
        consumer.AddFile("Program.cs", Program);

        CommandResult result = (await consumer.BuildAsync()).Failed();

        Assert.Contains($"error CW0000: Coilwright generates C# 13; LangVersion is '{version}'. Remove LangVersion or raise it", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_old_a_compiler_fails_with_a_word_on_what_to_change()
    {
        using Consumer consumer = new(feed);
        consumer.AddFile("Program.cs", Program);

        CommandResult result = (await consumer.BuildAsync("-p:CompilerApiVersion=roslyn4.14")).Failed();

        Assert.Contains("error CW0000: Coilwright needs the C# compiler of the .NET 10 SDK or later (Roslyn 5.0); this build uses 'roslyn4.14'.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_maps_may_do_without_the_check()
    {
        using Consumer consumer = new(feed, "<LangVersion>12</LangVersion><CoilwrightCheckCompiler>false</CoilwrightCheckCompiler>");
        consumer.AddFile("Program.cs", Program);

        (await consumer.BuildAsync()).Succeeded();
    }

    [Theory]
    [InlineData("13")]
    [InlineData("latest")]
    public async Task The_oldest_language_version_and_the_floating_ones_are_accepted(string version)
    {
        using Consumer consumer = new(feed, $"<LangVersion>{version}</LangVersion>");
        consumer.AddFile("Program.cs", Program);

        (await consumer.BuildAsync()).Succeeded();
    }
}
