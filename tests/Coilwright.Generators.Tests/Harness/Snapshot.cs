using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Tests.Harness;

/// <summary>
/// Holds generated code against the files in <c>_snapshots</c>, by Verify's conventions: <c>{class}.{method}#{hint}.verified.cs</c>, and
/// <c>.received.cs</c> beside it where they differ. With <c>COILWRIGHT_ACCEPT_SNAPSHOTS=1</c> what was received becomes what is verified.
/// </summary>
internal static class Snapshot
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private static bool Accepts => Environment.GetEnvironmentVariable("COILWRIGHT_ACCEPT_SNAPSHOTS") == "1";

    private static bool IsContinuousIntegration => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>
    /// Runs the generator over a declaration, which must compile without a warning, and compares the files that show its feature.
    /// </summary>
    public static void Verify(
        string declaration, Parts parts = Parts.All, [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        GeneratorRun run = GeneratorRun.Of("using Coilwright.Modbus;\n" + declaration);
        Verify(run, hintName => parts.HasFlag(PartOf(hintName)), path, method);
    }

    /// <summary>As <see cref="Verify(string, Parts, string, string)"/>, over an assembly that refers to another with declarations of its own.</summary>
    public static void VerifyOver(
        string library, string declaration, Parts parts = Parts.All, [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        var run = GeneratorRun.Over(GeneratorRun.Of("using Coilwright.Modbus;\n" + library), "using Coilwright.Modbus;\n" + declaration);
        Verify(run, hintName => parts.HasFlag(PartOf(hintName)), path, method);
    }

    /// <summary>Runs the generator over messages, which must compile without a warning, and compares the files.</summary>
    /// <param name="declaration">The messages.</param>
    /// <param name="shows">Which of the files show the feature, by their hint names; all if nothing is said.</param>
    /// <param name="path">Where the test stands.</param>
    /// <param name="method">The test.</param>
    public static void VerifyMessage(
        string declaration, Func<string, bool>? shows = null, [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        GeneratorRun run = GeneratorRun.Of("using System;\nusing System.Collections.Generic;\nusing Coilwright.Mcp;\n" + declaration);
        Verify(run, shows ?? (_ => true), path, method);
    }

    private static void Verify(GeneratorRun run, Func<string, bool> shows, string path, string method)
    {
        Assert.False(Accepts && IsContinuousIntegration, "Snapshots are accepted by a person, never by a build server.");
        Assert.Empty(run.Diagnostics);
        Assert.NotEmpty(run.Sources);

        string prefix = $"{Path.GetFileNameWithoutExtension(path)}.{method}#";
        string folder = Path.Combine(Path.GetDirectoryName(path)!, "_snapshots");
        Directory.CreateDirectory(folder);
        Dictionary<string, string> received = run.Sources.Where(generated => shows(generated.HintName)).ToDictionary(
            generated => prefix + Path.GetFileNameWithoutExtension(generated.HintName),
            generated => $"//HintName: {generated.HintName}\n{generated.SourceText}".TrimEnd('\n'));

        List<string> problems = [.. received.Select(file => Compare(folder, file.Key, file.Value)).OfType<string>()];
        problems.AddRange(FindStale(folder, prefix, received));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static Parts PartOf(string hintName) =>
        hintName.Contains("Members", StringComparison.Ordinal) ? Parts.Members
        : hintName.Contains("Client", StringComparison.Ordinal) ? Parts.Client
        : Parts.Map;

    private static string? Compare(string folder, string name, string received)
    {
        string verifiedPath = Path.Combine(folder, name + ".verified.cs");
        string receivedPath = Path.Combine(folder, name + ".received.cs");
        if (Accepts)
        {
            File.WriteAllText(verifiedPath, received, Encoding);
        }

        if (File.Exists(verifiedPath) && File.ReadAllBytes(verifiedPath).AsSpan().SequenceEqual(Encoding.GetBytes(received)))
        {
            File.Delete(receivedPath);
            return null;
        }

        File.WriteAllText(receivedPath, received, Encoding);
        return $"{receivedPath} differs from its verified file.";
    }

    private static IEnumerable<string> FindStale(string folder, string prefix, Dictionary<string, string> received)
    {
        foreach (string path in Directory.GetFiles(folder, prefix + "*.verified.cs"))
        {
            string name = Path.GetFileName(path)[..^".verified.cs".Length];
            if (received.ContainsKey(name))
            {
                continue;
            }

            if (Accepts)
            {
                File.Delete(path);
            }
            else
            {
                yield return $"{path} is no longer generated.";
            }
        }
    }
}
