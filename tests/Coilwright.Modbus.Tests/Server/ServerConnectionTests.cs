namespace Coilwright.Modbus.Tests.Server;

/// <summary>What a server makes of bytes that come in pieces, too many at once, or wrong.</summary>
public sealed class ServerConnectionTests : IAsyncDisposable
{
    private static readonly byte[] Request = RawPeer.Bytes("0001 0000 0006 01 03 0002 0002");

    private readonly PipeListener _listener = new();
    private readonly ModbusServer _server;

    public ServerConnectionTests()
    {
        _server = ModbusServer.Listen(_listener);
        var tables = new RegisterTables(holdingRegisters: 200);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 2, 0x1234, 0x5678);
        _server.AddUnit(1, tables);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_connection_that_cannot_be_served_is_closed_and_the_next_one_is_served()
    {
        var unservable = new UnservableConnection();
        _listener.Connect(unservable);
        PipeConnection next = _listener.Connect();

        await unservable.Disposed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await next.PeerSendAsync(Request);

        Assert.Equal("00010000000701030412345678", await next.PeerReceiveAsync());
    }

    [Fact]
    public async Task Row_4_a_frame_cut_at_any_byte_is_answered()
    {
        PipeConnection connection = _listener.Connect();

        for (int cut = 1; cut < Request.Length; cut++)
        {
            await connection.PeerSendAsync(Request.AsMemory(0, cut));
            await connection.PeerSendAsync(Request.AsMemory(cut));
            Assert.Equal("00010000000701030412345678", await connection.PeerReceiveAsync());
        }
    }

    [Fact]
    public async Task Row_4_one_byte_a_segment_is_answered()
    {
        PipeConnection connection = _listener.Connect();

        for (int i = 0; i < Request.Length; i++)
        {
            await connection.PeerSendAsync(Request.AsMemory(i, 1));
        }

        Assert.Equal("00010000000701030412345678", await connection.PeerReceiveAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(300)]
    public async Task Row_4_frames_that_come_together_are_answered_in_order_and_together(int count)
    {
        PipeConnection connection = _listener.Connect();
        byte[] requests = [.. Enumerable.Range(0, count).SelectMany(id => RawPeer.Bytes($"{id:X4} 0000 0006 01 03 0002 0002"))];

        await connection.PeerSendAsync((byte[])[.. requests, .. Request[..5]]);

        string expected = string.Concat(Enumerable.Range(0, count).Select(id => $"{id:X4}00000007010304" + "12345678"));
        string answers = "";
        while (answers.Length < expected.Length)
        {
            answers += await connection.PeerReceiveAsync();
        }

        Assert.Equal(expected, answers);
        Assert.InRange(connection.Sends, 1, 1 + (count / 200));
    }

    [Fact]
    public async Task Row_4_a_frame_and_a_half_is_answered_when_the_other_half_has_come()
    {
        PipeConnection connection = _listener.Connect();

        await connection.PeerSendAsync((byte[])[.. Request, .. Request[..5]]);
        Assert.Equal("00010000000701030412345678", await connection.PeerReceiveAsync());
        await connection.PeerSendAsync(Request.AsMemory(5));
        Assert.Equal("00010000000701030412345678", await connection.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_peer_that_takes_no_answers_is_read_no_further()
    {
        PipeConnection connection = _listener.Connect(peerReads: false);
        byte[] requests = [.. Enumerable.Repeat(RawPeer.Bytes("0001 0000 0006 01 03 0000 007D"), 100).SelectMany(each => each)];
        await connection.PeerSendAsync(requests);
        string first = await connection.PeerReceiveAsync();

        int sent = 0;
        ValueTask<System.IO.Pipelines.FlushResult> send;
        do
        {
            send = connection.PeerSendAsync(requests);
            sent++;
        }
        while (send.IsCompletedSuccessfully && sent < 100);

        // The server holds one buffer of answers, and the peer's own side has run full.
        Assert.InRange(first.Length / 2, 1, 4096);
        Assert.Equal(1, connection.Sends);
        Assert.InRange(sent, 1, 10);
        connection.Abort();
        await send;
    }
}
