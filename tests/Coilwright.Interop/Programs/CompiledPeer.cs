namespace Coilwright.Interop.Programs;

/// <summary>A C program compiled against the machine's libmodbus, in a folder of its own that goes away with it.</summary>
internal sealed class CompiledPeer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coilwright-interop-");

    private CompiledPeer()
    {
    }

    public string Program => Path.Combine(_folder.FullName, "peer");

    /// <summary>Compiles a source file of the peers folder; skips the test where gcc or libmodbus is not installed.</summary>
    public static async Task<CompiledPeer> CompileAsync(string source)
    {
        await Installed.LibmodbusAsync();
        var peer = new CompiledPeer();
        await RunningProgram.RunAsync("gcc", "-Wall", "-Werror", "-O1", PeerFolder.PathOf(source), "-lmodbus", "-o", peer.Program);
        return peer;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
