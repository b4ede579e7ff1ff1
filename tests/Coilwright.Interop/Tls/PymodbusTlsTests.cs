using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Tls;

/// <summary>
/// Modbus/TCP Security with a server of pymodbus, certificates shown on both sides. Its blocking client is no peer: over TLS it waits for the
/// socket while the rest of an answer is already decrypted.
/// </summary>
public sealed class PymodbusTlsTests : IDisposable
{
    private readonly TlsFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_pymodbus_server_is_read_and_written()
    {
        await Installed.PymodbusAsync();
        await using RunningProgram server = RunningProgram.Start(
            Installed.Python, PeerFolder.PathOf("pymodbus_server.py"), "tls",
            _files.PathOf("root.pem"), _files.PathOf("server.pem"), _files.PathOf("server.key"));
        var options = new ModbusClientOptions { Tls = _files.Client, RequestTimeout = TimeSpan.FromSeconds(30) };
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            $"tls://localhost:{await server.ReadLineAsync()}", options, TestContext.Current.CancellationToken);

        Assert.Equal(Conversation.Expected, await Conversation.HoldAsync(client, TestContext.Current.CancellationToken));
    }
}
