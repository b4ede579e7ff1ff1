using Coilwright.Modbus.Serial;

namespace Coilwright.Modbus.Tests.Serial;

public sealed class Row19To21LineTests
{
    [Fact]
    public async Task An_answer_that_comes_byte_by_byte_with_long_gaps_is_one_answer()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        Task<ushort[]> read = line.ReadAsync(1, 10);
        await line.ExpectAsync(1, "03 000A 0001");

        foreach (byte value in LineFixture.Frame(1, "03 02 000A"))
        {
            line.Advance(0.1);
            await line.Peer.SendAsync(value);
        }

        Assert.Equal([10], await read);
    }

    [Theory]
    [InlineData("11", "11 05 434F494CFF")]
    [InlineData("18 04DE", "18 0006 0002 01B81284")]
    [InlineData("2B 0E 01 00", "2B 0E 01 01 00 00 01 00 03 414243")]
    [InlineData("15 0D 06 0004 0007 0003 06AF04BE100D", "15 0D 06 0004 0007 0003 06AF04BE100D")]
    [InlineData("14 07 06 0004 0001 0002", "14 06 05 06 0DFE0020")]
    [InlineData("41 01 02", "41 05 06 07 08")]
    public async Task Answers_of_any_length_are_read_whole(string request, string answer)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        byte[] pdu = Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal));
        Task<byte[]> sent = line.Client.SendPduAsync(1, pdu, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, request);

        byte[] frame = LineFixture.Frame(1, answer);
        await line.Peer.SendAsync(frame[..3]);
        await line.Peer.SendAsync(frame[3..]);
        line.Advance(0.1);

        Assert.Equal(frame[1..^2], await sent);
    }

    [Theory]
    [InlineData("96 02", 22)]
    [InlineData("97 02", 23)]
    public async Task Exceptions_to_longer_functions_are_exceptions(string exception, int function)
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        string request = function == 22 ? "16 0004 00F2 0025" : "17 0003 0001 000E 0001 02 00FF";
        Task sent = line.Client.SendPduAsync(1, Convert.FromHexString(request.Replace(" ", "", StringComparison.Ordinal)), LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(1, request);
        await line.SendAsync(1, exception);

        Assert.Equal(ModbusExceptionCode.IllegalDataAddress, (await Assert.ThrowsAsync<ModbusDeviceException>(() => sent)).Code);
    }

    [Fact]
    public async Task A_broadcast_waits_for_no_answer_and_gives_the_units_their_time()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();
        await line.Client.WriteSingleRegisterAsync(0, 5, 7, LineFixture.Cancellation);
        Task next = line.Client.WriteMultipleRegistersAsync(0, 5, new ushort[] { 7 }, LineFixture.Cancellation).AsTask();
        await line.ExpectAsync(0, "06 0005 0007");
        Assert.Empty(line.Peer.TakeReceived());
        line.Advance(0.2);
        await line.ExpectAsync(0, "10 0005 0001 02 0007");
        await next;
    }

    [Fact]
    public async Task A_read_of_unit_0_is_refused_at_the_call()
    {
        await using LineFixture line = await LineFixture.ConnectAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => line.ReadAsync(0, 10));
        await Assert.ThrowsAsync<ArgumentException>(() => line.Client.SendPduAsync(0, new byte[] { 7 }, LineFixture.Cancellation).AsTask());
        Assert.Empty(line.Peer.TakeReceived());
    }

    [Theory]
    [InlineData(1200, 32.083)]
    [InlineData(9600, 4.010)]
    [InlineData(19200, 2.005)]
    [InlineData(38400, 1.75)]
    [InlineData(115200, 1.75)]
    public void The_gap_between_frames_is_three_and_a_half_characters_or_the_fixed_time_above_19200(int baudRate, double milliseconds) =>
        Assert.Equal(milliseconds, new LineTiming(baudRate).FrameGap.TotalMilliseconds, 3);

    [Theory]
    [InlineData("rtu:///dev/ttyUSB0?baud=9600&parity=odd&stop=2", "/dev/ttyUSB0", 9600, SerialParity.Odd, 2)]
    [InlineData("rtu:///COM3", "COM3", 19200, SerialParity.Even, 1)]
    [InlineData("rtu:///com12?parity=none", "com12", 19200, SerialParity.None, 1)]
    public void An_endpoint_names_port_and_settings(string text, string device, int baudRate, SerialParity parity, int stopBits)
    {
        SerialPortSettings settings = SerialEndpoint.SettingsOf(Coilwright.Modbus.Framing.ModbusEndpoint.Parse(text));

        Assert.Equal((device, baudRate, parity, stopBits), (settings.Device, settings.BaudRate, settings.Parity, settings.StopBits));
    }

    [Theory]
    [InlineData("rtu:///dev/ttyUSB0?baud=fast")]
    [InlineData("rtu:///dev/ttyUSB0?baud=1")]
    [InlineData("rtu:///dev/ttyUSB0?parity=maybe")]
    [InlineData("rtu:///dev/ttyUSB0?stop=3")]
    public async Task A_wrong_setting_is_answered_with_the_right_form(string endpoint) => Assert.Contains(
        "?baud=9600&data=8&parity=even&stop=1",
        (await Assert.ThrowsAsync<FormatException>(() => ModbusClient.ConnectAsync(endpoint, LineFixture.Cancellation))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task A_port_that_is_not_there_is_named() => Assert.Contains(
        "/dev/ttyNOWHERE",
        (await Assert.ThrowsAsync<ModbusConnectionException>(() => ModbusClient.ConnectAsync("rtu:///dev/ttyNOWHERE", LineFixture.Cancellation))).Message,
        StringComparison.Ordinal);
}
