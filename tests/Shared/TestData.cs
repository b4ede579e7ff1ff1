namespace Coilwright.Tests.Shared;

/// <summary>
/// Data that other people published, which tests run against and the repository does not contain: the folder that the environment
/// variable COILWRIGHT_DATA names, or <c>../shared/data</c> as seen from the root of the repository.
/// </summary>
internal static class TestData
{
    /// <summary>The path of a file or folder; skips the calling test where the data is absent.</summary>
    public static string PathOf(params string[] parts)
    {
        string? folder = Environment.GetEnvironmentVariable("COILWRIGHT_DATA") ?? BesideTheRepository();
        Assert.SkipWhen(
            folder is null || !Directory.Exists(folder),
            $"The published data is not in {folder ?? "reach"}: name its folder in COILWRIGHT_DATA.");
        return Path.Combine([folder!, .. parts]);
    }

    private static string? BesideTheRepository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Sdk.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data") : null;
    }
}
