using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Frames;
using Coilwright.Mcp.Tests.Services;
using Coilwright.Transports;

namespace Coilwright.Mcp.Tests.Interop;

/// <summary>A client in another language, written from PROTOCOL.md alone, against our connection.</summary>
public sealed class PythonClientTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1024)]
    public async Task A_python_client_asks_and_pings(int compressionThreshold)
    {
        await using var listener = TcpTransportListener.Listen(new Endpoint("tcp", "127.0.0.1", 0));
        using Process python = Start(listener.Endpoint.Port);
        await using var connection = McpFrameConnection.Accept(
            await listener.AcceptAsync(Token), new() { CompressionThreshold = compressionThreshold }, Pair.Echo);
        TimeSpan roundTrip = await connection.PingAsync(cancellationToken: Token);

        string said = await python.StandardOutput.ReadToEndAsync(Token);
        string complaints = await python.StandardError.ReadToEndAsync(Token);
        await python.WaitForExitAsync(Token);

        Assert.Equal("", complaints);
        Assert.True(roundTrip > TimeSpan.Zero);
        Assert.Equal("""{"echoed": [true, true, true, true, true], "after": "after", "ping": true, "pings_answered": 1}""", said.Trim());
        await connection.Completion.WaitAsync(Token);
        Assert.Null(connection.Fault);
        Assert.Equal(1, connection.DiscardedFrames);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    public async Task A_python_client_calls_services(int compressionThreshold)
    {
        var events = new UserEvents();
        using var archive = new Archive();
        byte[] content = archive.Create("log", 700_000);
        await using McpServer server = McpServer.Listen(
            "mcp://127.0.0.1:0",
            services => services.Map<IUserEvents>(events).Map<IArchive>(archive),
            new McpServerOptions { CompressionThreshold = compressionThreshold });
        using Process python = Start(server.Endpoint.Port, "services");

        string said = await python.StandardOutput.ReadToEndAsync(Token);
        string complaints = await python.StandardError.ReadToEndAsync(Token);
        await python.WaitForExitAsync(Token);

        Assert.Equal("", complaints);
        string expected = $$"""
            {"services": ["archive", "events"], "published": [200, 42], "refused": [404, 17, "There is no such user."], "forbidden": 403, "missing": 404, "watched": true, "uploaded": [200, 179700], "beside": 200, "cancelled": 499, "file": "{{Convert.ToHexStringLower(SHA256.HashData(content))}}", "ping": true}
            """;
        Assert.Equal(expected, said.Trim());
        Assert.Equal("from python", Assert.Single(events.Notes).Text);
    }

    private static Process Start(int port, string? mode = null, [CallerFilePath] string here = "")
    {
        string script = Path.Combine(Path.GetDirectoryName(here)!, "../../Coilwright.Interop/peers/mcp_client.py");
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add("127.0.0.1");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        if (mode is not null)
        {
            start.ArgumentList.Add(mode);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("python3 is not installed.");
            throw;
        }
    }
}
