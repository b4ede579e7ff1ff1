namespace Coilwright.Packaging.Harness;

/// <summary>A user's project in a folder of its own, with package references and nothing else of ours.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Only the compiler that works ahead of time comes from the machine's own sources; the rest must restore without them.</summary>
    /// <param name="feed">Where the packages are.</param>
    /// <param name="properties">Lines of MSBuild properties.</param>
    /// <param name="packages">The packages it refers to, where that is not the one for Modbus alone.</param>
    public Consumer(PackageFeed feed, string properties = "", params string[] packages)
    {
        IEnumerable<string> references = (packages is [] ? ["Coilwright.Modbus"] : packages)
            .Select(package => $"""<PackageReference Include="{package}" Version="{PackageFeed.Version}" />""");
        string project =
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
                <RestoreSources Condition="'$(PublishAot)' != 'true'">{feed.Path};{RepositoryLayout.RestoredPackages}</RestoreSources>
                <RestoreAdditionalProjectSources>{feed.Path}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{feed.UnpackedPath}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                {string.Join('\n', references)}
              </ItemGroup>
            </Project>
            """;
        AddFile("Consumer.csproj", project);

        // Ends the search for such files further up.
        AddFile("Directory.Build.props", "<Project />");
        AddFile("Directory.Build.targets", "<Project />");
        AddFile("Directory.Packages.props", "<Project />");
    }

    public void AddFile(string name, string text) => File.WriteAllText(_folder.Combine(name), text);

    public Task<CommandResult> BuildAsync(params IEnumerable<string> arguments) =>
        Command.RunAsync(_folder.Path, "dotnet", ["build", "--output", "out", .. arguments]);

    public Task<CommandResult> RunAsync() => Command.RunAsync(_folder.Path, "dotnet", "out/Consumer.dll");

    public Task<CommandResult> PublishAsync() => Command.RunAsync(_folder.Path, "dotnet", "publish", "--output", "out", "--use-current-runtime");

    public Task<CommandResult> RunNativeAsync() => Command.RunAsync(_folder.Path, _folder.Combine("out/Consumer"));

    public void Dispose() => _folder.Dispose();
}
