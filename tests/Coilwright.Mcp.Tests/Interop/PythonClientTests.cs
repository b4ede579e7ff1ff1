using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Tests.Frames;
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

    private static Process Start(int port, [CallerFilePath] string here = "")
    {
        string script = Path.Combine(Path.GetDirectoryName(here)!, "../../Coilwright.Interop/peers/mcp_client.py");
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        start.ArgumentList.Add("127.0.0.1");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
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
