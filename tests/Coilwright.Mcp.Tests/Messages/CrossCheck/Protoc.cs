using System.Diagnostics;
using System.Reflection;

namespace Coilwright.Mcp.Tests.Messages.CrossCheck;

/// <summary>Runs Google's compiler, as the package Grpc.Tools brings it.</summary>
internal static class Protoc
{
    /// <summary>Compiles a definition; returns what the compiler complains of.</summary>
    public static string Compile(string definition)
    {
        string folder = Directory.CreateTempSubdirectory("coilwright-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "message.proto"), definition);
            return Run([$"-I{folder}", $"-I{Find("ProtocImports")}", $"--csharp_out={folder}", "message.proto"], []).Error;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the compiler reads in a message that it knows nothing about.</summary>
    public static (string Output, string Error) DecodeRaw(byte[] message) => Run(["--decode_raw"], message);

    private static (string Output, string Error) Run(string[] arguments, byte[] input)
    {
        var start = new ProcessStartInfo(Find("Protoc"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.GetAwaiter().GetResult());
    }

    private static string Find(string key) =>
        typeof(Protoc).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
