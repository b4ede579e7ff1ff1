using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Coilwright.Mcp.Tests.Services;

namespace Coilwright.Mcp.Tests.Interop;

/// <summary>What the kernel is asked to do when files are sent: another run of these tests is watched by strace.</summary>
public sealed partial class SendfileTests : IDisposable
{
    // Two files in one run: the first over TCP, the second over TLS.
    private const string Method = "*." + nameof(FileTests) + "." + nameof(FileTests.A_file_comes_byte_for_byte);

    private readonly string _folder = Directory.CreateTempSubdirectory("coilwright-strace").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Over_tcp_the_kernel_sends_the_file_itself_and_over_tls_it_is_copied()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "strace is a program of Linux.");
        Assert.SkipUnless((await TraceAsync("none", "true")).ExitCode == 0, "strace is not installed, or may not trace here: run tests/Coilwright.Interop/install.sh as root.");

        (int exitCode, string output) = await TraceAsync("sendfile,sendto,sendmsg", [.. ThisProgram, "-method", Method]);
        Assert.True(exitCode == 0, output);
        Assert.Contains("Total: 2, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);

        // By the connections and the direction; all threads together.
        Dictionary<string, (long Sent, long Copied)> connections = Directory.GetFiles(_folder).SelectMany(File.ReadLines).Select(line => Call().Match(line))
            .Where(call => call.Success)
            .GroupBy(call => call.Groups["connection"].Value, call => (IsFile: call.Groups["call"].Value == "sendfile", Bytes: long.Parse(call.Groups["bytes"].Value, CultureInfo.InvariantCulture)))
            .ToDictionary(calls => calls.Key, calls => (calls.Where(call => call.IsFile).Sum(call => call.Bytes), calls.Where(call => !call.IsFile).Sum(call => call.Bytes)));

        (long sent, long copied) = Assert.Single(connections.Values, bytes => bytes.Sent > 0);
        Assert.Equal(FileTests.Length, sent);
        Assert.InRange(copied, 1, FileTests.Length / 100);
        Assert.Single(connections.Values, bytes => bytes.Copied >= FileTests.Length);
    }

    private static string[] ThisProgram
        => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.ProcessPath!, typeof(SendfileTests).Assembly.Location] : [Environment.ProcessPath!];

    private async Task<(int ExitCode, string Output)> TraceAsync(string calls, params string[] program)
    {
        // A file for each thread, so that no line is cut in two; descriptors with what they stand for; no content.
        string[] arguments = ["-ff", "-qq", "-yy", "-s", "0", "-e", $"trace={calls}", "-e", "signal=none", "-o", Path.Combine(_folder, "calls"), .. program];
        try
        {
            using Process strace = Process.Start(new ProcessStartInfo("strace", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = strace.StandardError.ReadToEndAsync(Token);
            string output = await strace.StandardOutput.ReadToEndAsync(Token);
            await strace.WaitForExitAsync(Token);
            return (strace.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            return (-1, "There is no strace.");
        }
    }

    [GeneratedRegex(@"^(?<call>sendfile|sendto|sendmsg)\(\d+<(?<connection>TCP.*?\])>.* = (?<bytes>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Call();
}
