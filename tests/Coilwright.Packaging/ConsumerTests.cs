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
    public async Task One_package_reference_makes_a_service_compile_without_a_warning_and_answer_its_client()
    {
        using Consumer consumer = new(
            feed, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisLevel>latest-recommended</AnalysisLevel>", "Coilwright.Mcp");
        consumer.AddFile("Program.cs", ServiceProgram.Source);

        CommandResult build = (await consumer.BuildAsync()).Succeeded();
        CommandResult run = (await consumer.RunAsync()).Succeeded();

        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal(ServiceProgram.Output.ReplaceLineEndings(), run.Output);
    }

    [Theory]
    [InlineData("Coilwright.Modbus", SampleProgram.Source)]
    [InlineData("Coilwright.Mcp", ServiceProgram.Source)]
    public async Task The_oldest_language_version_compiles_the_same(string package, string source)
    {
        using Consumer consumer = new(feed, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><LangVersion>13</LangVersion>", package);
        consumer.AddFile("Program.cs", source);

        (await consumer.BuildAsync()).Succeeded();
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
