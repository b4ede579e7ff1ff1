using System.Diagnostics;
using SharpFuzz;

namespace Coilwright.Fuzz;

/// <summary>Starts the program once more from a copy whose parsers tell which branches they take.</summary>
internal static class Instrumentation
{
    private static readonly string[] Assemblies = ["Coilwright.dll", "Coilwright.Mcp.dll", "Coilwright.Modbus.dll", "Coilwright.Fuzz.dll"];

    // The generated codecs are in this program's own assembly, as is the fuzzer, which must not watch itself.
    private static bool IsParser(string type) =>
        type.StartsWith("Coilwright.", StringComparison.Ordinal) && !type.StartsWith("Coilwright.Fuzz", StringComparison.Ordinal);

    public static int RunInstrumented(IEnumerable<string> arguments)
    {
        string folder = Directory.CreateTempSubdirectory("coilwright-fuzz-").FullName;
        try
        {
            Copy(AppContext.BaseDirectory, folder);
            foreach (string assembly in Assemblies)
            {
                Fuzzer.Instrument(Path.Combine(folder, assembly), IsParser, Options.Value);
            }

            using Process process = Process.Start("dotnet", [Path.Combine(folder, "Coilwright.Fuzz.dll"), "--instrumented", .. arguments]);
            process.WaitForExit();
            return process.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Copy(string source, string destination)
    {
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(destination, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
