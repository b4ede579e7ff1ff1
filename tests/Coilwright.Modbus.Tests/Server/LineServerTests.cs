using Coilwright.Modbus.Framing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>A server on a line that others share: what it answers, and what it keeps silent about.</summary>
public sealed class LineServerTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly PipeListener _listener = new();
    private readonly RegisterTables _five = new(coils: 20, holdingRegisters: 200);
    private readonly RegisterTables _six = new(coils: 20, holdingRegisters: 200);
    private ModbusServer? _server;

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(ModbusFraming.Rtu)]
    [InlineData(ModbusFraming.Ascii)]
    public async Task Its_units_answer(ModbusFraming framing)
    {
        PipeConnection line = Serve(framing);
        _six.WriteRegisters(RegisterTable.HoldingRegister, 2, 0x1234);

        await line.PeerSendAsync(Frame(framing, 6, "03 0002 0001"));
        Assert.Equal(Hex(framing, 6, "03 02 1234"), await line.PeerReceiveAsync());
        await line.PeerSendAsync(Frame(framing, 5, "03 00C8 0001"));
        Assert.Equal(Hex(framing, 5, "83 02"), await line.PeerReceiveAsync());
    }

    [Theory]
    [InlineData(ModbusFraming.Rtu)]
    [InlineData(ModbusFraming.Ascii)]
    public async Task Requests_to_others_and_their_answers_are_passed_over(ModbusFraming framing)
    {
        PipeConnection line = Serve(framing);

        await line.PeerSendAsync(Frame(framing, 9, "03 0002 0001"));
        await line.PeerSendAsync(Frame(framing, 9, "03 02 1234"));
        await line.PeerSendAsync(Frame(framing, 9, "06 0002 4321"));
        await line.PeerSendAsync(Frame(framing, 9, "06 0002 4321"));
        await line.PeerSendAsync(Frame(framing, 5, "06 0002 0007"));

        Assert.Equal(Hex(framing, 5, "06 0002 0007"), await line.PeerReceiveAsync());
        Assert.Equal(1, line.Sends);
        Assert.Equal(0, Register(_six));
    }

    [Theory]
    [InlineData(ModbusFraming.Rtu)]
    [InlineData(ModbusFraming.Ascii)]
    public async Task Row_20_a_broadcast_is_written_by_all_and_answered_by_nobody(ModbusFraming framing)
    {
        PipeConnection line = Serve(framing);

        await line.PeerSendAsync(Frame(framing, 0, "06 0002 0007"));
        await line.PeerSendAsync(Frame(framing, 0, "03 0002 0001"));
        await line.PeerSendAsync(Frame(framing, 5, "03 0002 0001"));

        Assert.Equal(Hex(framing, 5, "03 02 0007"), await line.PeerReceiveAsync());
        Assert.Equal((7, 1), (Register(_six), line.Sends));
    }

    [Fact]
    public async Task Row_18_a_request_with_a_bad_checksum_is_not_answered_and_the_next_one_is()
    {
        PipeConnection line = Serve(ModbusFraming.Rtu);
        byte[] bad = Frame(ModbusFraming.Rtu, 5, "06 0002 0007");
        bad[^1] ^= 1;

        await line.PeerSendAsync(bad);
        await line.PeerSendAsync(Frame(ModbusFraming.Rtu, 5, "03 0002 0001"));

        Assert.Equal(Hex(ModbusFraming.Rtu, 5, "03 02 0000"), await line.PeerReceiveAsync());
    }

    [Theory]
    [InlineData(ModbusFraming.Rtu)]
    [InlineData(ModbusFraming.Ascii)]
    public async Task Row_28_a_damaged_frame_is_counted_as_a_communication_error(ModbusFraming framing)
    {
        PipeConnection line = Serve(framing);
        byte[] bad = Frame(framing, 5, "06 0002 0007");
        bad[^3] ^= 1;
        await line.PeerSendAsync(Frame(framing, 5, "08 000C 0000"));
        Assert.Equal(Hex(framing, 5, "08 000C 0000"), await line.PeerReceiveAsync());

        await line.PeerSendAsync(bad);
        await line.PeerSendAsync(Frame(framing, 5, "08 000C 0000"));

        Assert.NotEqual(Hex(framing, 5, "08 000C 0000"), await line.PeerReceiveAsync());
        Assert.InRange(_server!.Unit(5).Counters.BusCommunicationErrors, 1, 2);
    }

    [Fact]
    public async Task A_function_code_of_ones_own_is_found_on_the_line_by_its_checksum_and_the_silence_behind_it()
    {
        PipeConnection line = Serve(ModbusFraming.Rtu);
        _server!.Unit(5).Handle((FunctionCode)65, (request, response) =>
        {
            request.CopyTo(response);
            return request.Length;
        });
        await line.PeerSendAsync(Frame(ModbusFraming.Rtu, 5, "41 0102 0304"));
        Task<string> answer = line.PeerReceiveAsync().AsTask();
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.Equal(Hex(ModbusFraming.Rtu, 5, "41 0102 0304"), await answer);
    }

    [Fact]
    public async Task Row_18_half_a_request_holds_the_next_one_up_for_no_longer_than_a_silence()
    {
        PipeConnection line = Serve(ModbusFraming.Rtu);
        await line.PeerSendAsync(Frame(ModbusFraming.Rtu, 5, "10 0002 0010 20 0000 0000 0000").AsMemory(0, 9));
        await line.PeerSendAsync(Frame(ModbusFraming.Rtu, 5, "03 0002 0001"));
        Assert.Equal(0, line.Sends);

        // The server is silent from when it has read, which may be a moment from now.
        Task<string> answer = line.PeerReceiveAsync().AsTask();
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.Equal(Hex(ModbusFraming.Rtu, 5, "03 02 0000"), await answer);
    }

    [Fact]
    public async Task Row_19_a_request_that_comes_in_pieces_is_not_cut_by_the_gaps()
    {
        PipeConnection line = Serve(ModbusFraming.Rtu);
        foreach (byte piece in Frame(ModbusFraming.Rtu, 5, "06 0002 0007"))
        {
            await line.PeerSendAsync(new[] { piece });
            _time.Advance(TimeSpan.FromMilliseconds(60));
        }

        Assert.Equal(Hex(ModbusFraming.Rtu, 5, "06 0002 0007"), await line.PeerReceiveAsync());
    }

    [Theory]
    [InlineData("rtu+tcp")]
    [InlineData("ascii+tcp")]
    [InlineData("udp")]
    [InlineData("rtu+udp")]
    [InlineData("ascii+udp")]
    public async Task Frames_go_over_a_network_between_client_gateway_and_server(string scheme)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) };
        await using ModbusServer server = ModbusServer.Listen($"{scheme}://127.0.0.1:0");
        Assert.Equal(scheme, server.Endpoint.Scheme);
        server.AddUnit(17, _five);
        await using ModbusClient line = await ModbusClient.ConnectAsync($"{scheme}://127.0.0.1:{server.Port}", options, cancellation);
        await using ModbusGateway gateway = ModbusGateway.Listen("tcp://127.0.0.1:0");
        gateway.Route(1, line, deviceUnit: 17);
        await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://127.0.0.1:{gateway.Port}", options, cancellation);

        await client.WriteMultipleRegistersAsync(1, 2, new ushort[] { 7, 8, 9 }, cancellation);

        Assert.Equal([7, 8, 9], await client.ReadHoldingRegistersAsync(1, 2, 3, cancellation));
        Assert.Equal(7, Register(_five));
    }

    private PipeConnection Serve(ModbusFraming framing)
    {
        _server = ModbusServer.Listen(_listener, new ModbusServerOptions { TimeProvider = _time }, framing);
        _server.AddUnit(5, _five);
        _server.AddUnit(6, _six);
        return _listener.Connect();
    }

    private static int Register(RegisterTables tables)
    {
        ushort[] value = new ushort[1];
        tables.ReadRegisters(RegisterTable.HoldingRegister, 2, value);
        return value[0];
    }

    private static byte[] Frame(ModbusFraming framing, byte unit, string pdu)
    {
        byte[] frame = new byte[AsciiFrame.MaxSize];
        int size = framing == ModbusFraming.Rtu
            ? RtuFrame.Write(unit, RawPeer.Bytes(pdu), frame)
            : AsciiFrame.Write(unit, RawPeer.Bytes(pdu), frame);
        return frame[..size];
    }

    private static string Hex(ModbusFraming framing, byte unit, string pdu) => Convert.ToHexString(Frame(framing, unit, pdu));
}
