using Coilwright.Packaging.Harness;

namespace Coilwright.Packaging;

public sealed class ConsumerTests(PackageFeed feed)
{
    [Fact]
    public async Task One_package_reference_makes_a_map_compile_without_a_warning_and_run()
    {
        using Consumer consumer = new(feed, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-recommended</AnalysisLevel>");
        consumer.AddFile("Program.cs", SampleProgram.Source);

        CommandResult build = (await consumer.BuildAsync()).Succeeded();
        CommandResult run = (await consumer.RunAsync()).Succeeded();

        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal(SampleProgram.Output.ReplaceLineEndings(), run.Output);
    }

    [Fact]
    public async Task The_oldest_language_version_compiles_the_same_map()
    {
        using Consumer consumer = new(feed, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><LangVersion>13</LangVersion>");
        consumer.AddFile("Program.cs", SampleProgram.Source);

        (await consumer.BuildAsync()).Succeeded();
    }

    [Fact]
    public async Task Every_rule_fails_the_build_of_what_its_page_flags()
    {
        using Consumer consumer = new(feed, packages: ["Coilwright.Modbus", "Coilwright.Mcp"]);

        // CW0004 explains an error of the compiler's own, after which a build runs no analyzers: it is for editors.
        string[] ids = [.. RulePages.Ids.Except(["CW0004"])];
        consumer.AddFile("Program.cs", "Console.WriteLine(\"never built\");");

        // What is only information by default shows in no build.
        consumer.AddFile(".editorconfig", "[*.cs]\n" + string.Concat(ids.Select(static id => $"dotnet_diagnostic.{id}.severity = error\n")));
        foreach (string id in ids)
        {
            string package = id.StartsWith("CW2", StringComparison.Ordinal) ? "Coilwright.Mcp" : "Coilwright.Modbus";
            consumer.AddFile(id + ".cs", $"using {package};\n\nnamespace Rule{id};\n\n{RulePages.Flagged(id)}");
        }

        // Found by its name, with no word about it in the project.
        consumer.AddFile("McpSchema.Shipped.txt", string.Join('\n', ids.Select(static id => RulePages.Shipped(id).Replace("Plant.", $"Rule{id}.", StringComparison.Ordinal))));

        CommandResult build = (await consumer.BuildAsync()).Failed();

        // What is no longer declared has no place in a file.
        Assert.All(ids.Except(["CW2205"]), id => Assert.Matches($@"{id}\.cs\(\d+,\d+\): error {id}: ", build.Output));
        Assert.Contains("error CW2205: The message RuleCW2205.UserEvent was shipped", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_with_a_map_is_published_ahead_of_time_and_runs()
    {
        using Consumer consumer = new(
            feed,
            """
            <PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors><TrimmerSingleWarn>false</TrimmerSingleWarn>
            """);
        consumer.AddFile("Program.cs", SampleProgram.Source);

        (await consumer.PublishAsync()).Succeeded();
        CommandResult run = (await consumer.RunNativeAsync()).Succeeded();

        Assert.Equal(SampleProgram.Output.ReplaceLineEndings(), run.Output);
    }
}
