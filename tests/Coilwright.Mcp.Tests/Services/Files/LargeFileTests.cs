using System.Diagnostics;
using Coilwright.Mcp.Client;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A file far larger than what may be in memory. Takes its time, so it runs only where COILWRIGHT_LARGE_FILE names a size in MiB.</summary>
[Collection<AloneInTheProcess>]
public sealed class LargeFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_large_file_goes_through_with_flat_memory_while_pings_are_answered()
    {
        Assert.SkipUnless(
            long.TryParse(Environment.GetEnvironmentVariable("COILWRIGHT_LARGE_FILE"), out long size), "Set COILWRIGHT_LARGE_FILE to a size in MiB, 1024 for a gibibyte.");
        size *= 1024 * 1024;
        using var archive = new Archive();
        using (FileStream large = File.Create(archive.PathOf("all")))
        {
            large.SetLength(size);
        }

        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IArchive>(archive));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
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
            size >> 20, started.Elapsed.TotalSeconds, pings, slowest.TotalMilliseconds, before >> 10, most >> 10, Process.GetCurrentProcess().PeakWorkingSet64 >> 20);
        Assert.True(pings > 0 && most - before < 64 << 20, $"Memory grew from {before} to {most} bytes.");
    }
}
