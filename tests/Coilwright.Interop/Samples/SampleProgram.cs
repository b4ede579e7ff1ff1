using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Samples;

/// <summary>A sample as it is started by a user. The build of the test is the build of the sample.</summary>
internal static class SampleProgram
{
    public static string FolderOf(string sample) => Path.Combine(PeerFolder.Path, "..", "..", "..", "samples", sample);

    public static string PathOf(string sample) => Path.Combine(
        FolderOf(sample), "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!), "net10.0", sample + ".dll");
}
