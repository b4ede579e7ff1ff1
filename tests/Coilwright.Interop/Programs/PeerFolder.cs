namespace Coilwright.Interop.Programs;

/// <summary>The folder with the programs that tests run or compile.</summary>
internal static class PeerFolder
{
    public static string Path { get; } = Find();

    public static string PathOf(string file) => System.IO.Path.Combine(Path, file);

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Sdk.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return System.IO.Path.Combine(folder.FullName, "tests", "Coilwright.Interop", "peers");
    }
}
