using System.Text.Json;

namespace Coilwright.Packaging.Harness;

/// <summary>
/// A user's project for each rule, with the code that the rule's page flags and what belongs beside it. All of them are built as one solution,
/// once: the start of a build costs more than what it builds here.
/// </summary>
public sealed class RuleProjects(PackageFeed feed) : IAsyncLifetime
{
    // What only costs time: nothing is run, and no rules are asked for but ours.
    private const string Settings =
        """
        <EnableNETAnalyzers>false</EnableNETAnalyzers>
        <EnforceCodeStyleInBuild>false</EnforceCodeStyleInBuild>
        <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
        <CopyLocalLockFileAssemblies>false</CopyLocalLockFileAssemblies>
        <GenerateDependencyFile>false</GenerateDependencyFile>
        <ErrorLog>$(MSBuildProjectDirectory)/reported.sarif,version=2.1</ErrorLog>
        """;

    private readonly TemporaryFolder _folder = new();
    private CommandResult? _build;

    /// <summary>What the build reported of a rule's project, information included: the id and the level of each.</summary>
    internal IEnumerable<(string Id, string Level)> Reported(string rule)
    {
        string log = _folder.Combine(Path.Combine(rule, "reported.sarif"));
        Assert.True(File.Exists(log), _build!.Output);
        using JsonDocument sarif = JsonDocument.Parse(File.ReadAllText(log));
        return
        [
            .. sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result => (
                result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!)),
        ];
    }

    public async ValueTask InitializeAsync()
    {
        foreach (string id in ReleasedRules.Levels.Keys)
        {
            AddProject(id);
        }

        ConsumerProject.Fence(_folder);
        string projects = string.Concat(ReleasedRules.Levels.Keys.Select(static id => $"""<Project Path="{id}/{id}.csproj" />"""));
        await File.WriteAllTextAsync(_folder.Combine("Rules.slnx"), $"<Solution>{projects}</Solution>");
        _build = (await Command.RunAsync(_folder.Path, "dotnet", "build", "-m:2")).Failed();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void AddProject(string id)
    {
        string protocol = id.StartsWith("CW2", StringComparison.Ordinal) ? "Coilwright.Mcp" : "Coilwright.Modbus";
        string folder = Directory.CreateDirectory(_folder.Combine(id)).FullName;
        File.WriteAllText(Path.Combine(folder, id + ".csproj"), ConsumerProject.Text(feed, Settings, protocol));
        File.WriteAllText(Path.Combine(folder, "Flagged.cs"), $"using {protocol};\n\nnamespace Plant;\n\n{RulePages.Code(id)}\n");

        // Found by their names, with no word about them in the project.
        foreach ((string name, string text) in RulePages.Files(id))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
