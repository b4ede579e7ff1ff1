using Coilwright.Packaging.Harness;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Coilwright.Packaging.Harness;

/// <summary>The packages, packed once from the working tree into a folder that serves as a feed. Nothing is written to the tree itself.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    /// <summary>A version that no other feed has.</summary>
    public const string Version = "0.0.0-packaging";

    private static readonly string[] Projects = ["src/Coilwright", "src/Coilwright.Modbus", "src/Coilwright.Mcp", "src/Coilwright.Hosting", "src/Coilwright.Testing"];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The feed.</summary>
    public string Path => _folder.Combine("feed");

    /// <summary>Where consumers unpack, so that the packages of the user's own machine stay as they are.</summary>
    public string UnpackedPath => _folder.Combine("packages");

    /// <summary>Opens a package.</summary>
    internal Package Open(string id, string extension = "nupkg") => new(System.IO.Path.Combine(Path, $"{id}.{Version}.{extension}"));

    public async ValueTask InitializeAsync()
    {
        foreach (string project in Projects)
        {
            CommandResult result = await Command.RunAsync(
                RepositoryLayout.Root,
                "dotnet",
                "pack",
                project,
                "--output",
                Path,
                "--artifacts-path",
                _folder.Combine("artifacts"),
                "--verbosity",
                "quiet",
                "-p:Version=" + Version,
                "-p:ContinuousIntegrationBuild=true");
            result.Succeeded();
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
