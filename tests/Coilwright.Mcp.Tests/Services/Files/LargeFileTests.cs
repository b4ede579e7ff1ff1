using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Coilwright.Mcp.Client;
using Coilwright.Modbus.Tests.Security;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>Files far larger than what may be in memory.</summary>
[Collection<AloneInTheProcess>]
public sealed class LargeFileTests
{
    private const long MiB = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mcp", 1024 * MiB)]
    [InlineData("mcps", 256 * MiB)]
    public async Task A_large_file_goes_through_with_flat_memory_while_pings_are_answered(string scheme, long size)
    {
        using var authority = new TestCertificates();
        X509Certificate2 certificate = authority.Server();
        using var archive = new Archive();
        using (FileStream large = File.Create(archive.PathOf("all")))
        {
            large.SetLength(size);
        }

        var serverOptions = new McpServerOptions { Tls = new TlsServerOptions { Certificate = () => certificate, ClientCertificates = ClientCertificateMode.None } };
        var clientOptions = new McpClientOptions();
        clientOptions.Tls.TrustedRoots.Add(authority.Root);
        await using McpServer server = McpServer.Listen($"{scheme}://127.0.0.1:0", services => services.Map<IArchive>(archive), serverOptions);
        await using McpClient client = await McpClient.ConnectAsync($"{scheme}://localhost:{server.Endpoint.Port}", clientOptions, Token);
        Assert.True(client.TryGetConnected(out ClientConnection? connection));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = before;
        var started = Stopwatch.StartNew();
        TimeSpan slowest = TimeSpan.Zero;
        int pings = 0;

        await using McpFile file = await new ArchiveClient(client).FetchAllAsync();
        Task<long> copying = file.CopyToAsync(Stream.Null, Token);
        while (!copying.IsCompleted)
        {
            TimeSpan roundTrip = await connection.Frames.PingAsync(cancellationToken: Token);
            slowest = roundTrip > slowest ? roundTrip : slowest;
            pings++;
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(5, Token);
        }

        Assert.Equal(size, await copying);
        TestContext.Current.SendDiagnosticMessage(
            "{0} MiB in {1:0.0} s, {2} pings, the slowest {3:0.0} ms, memory {4} KiB before and {5} KiB at most, working set {6} MiB at most",
            size / MiB, started.Elapsed.TotalSeconds, pings, slowest.TotalMilliseconds, before >> 10, most >> 10, Process.GetCurrentProcess().PeakWorkingSet64 / MiB);
        Assert.True(pings > 0 && most - before < 64 * MiB, $"Memory grew from {before} to {most} bytes.");
    }
}
