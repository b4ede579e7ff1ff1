namespace Coilwright.Packaging.Harness;

/// <summary>The project file of a user.</summary>
internal static class ConsumerProject
{
    /// <summary>Only the compiler that works ahead of time comes from the machine's own sources; the rest must restore without them.</summary>
    /// <param name="feed">Where the packages are.</param>
    /// <param name="properties">Lines of MSBuild properties.</param>
    /// <param name="packages">The packages it refers to.</param>
    public static string Text(PackageFeed feed, string properties, params IEnumerable<string> packages)
    {
        IEnumerable<string> references = packages.Select(static package => $"""<PackageReference Include="{package}" Version="{PackageFeed.Version}" />""");
        return
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
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
    }

    /// <summary>Ends the search for settings further up from a folder.</summary>
    public static void Fence(TemporaryFolder folder)
    {
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(folder.Combine(name), "<Project />");
        }
    }
}
