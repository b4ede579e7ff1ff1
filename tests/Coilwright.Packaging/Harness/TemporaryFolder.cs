namespace Coilwright.Packaging.Harness;

/// <summary>A new folder outside of the repository, so that none of its settings are inherited; gone in the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("coilwright-");

    public string Path => _directory.FullName;

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
