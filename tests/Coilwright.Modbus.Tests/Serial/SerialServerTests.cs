using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>A server on a serial port, whose driver is the test's.</summary>
public sealed class SerialServerTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryPorts _ports = new();

    [Fact]
    public async Task Answers_keep_the_silence_between_frames()
    {
        await using ModbusServer server = Serve("rtu:///COM3?baud=9600&parity=odd");
        await using ScriptedPeer line = await _ports.AcceptAsync();
        Assert.Equal(("COM3", 9600, SerialParity.Odd), (_ports.Opened[0].Device, _ports.Opened[0].BaudRate, _ports.Opened[0].Parity));

        await line.SendAsync(LineFixture.Frame(1, "03 0002 0001"));
        Task<byte[]> answer = line.ReceiveAsync(7, LineFixture.Cancellation);
        while (server.Connections is [{ Requests: 0 }] or [])
        {
            await Task.Yield();
        }

        // 3.5 characters of 11 bits at 9600 baud are 4.01 ms.
        _time.Advance(TimeSpan.FromMilliseconds(4));
        Assert.False(answer.IsCompleted);
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal(Convert.ToHexString(LineFixture.Frame(1, "03 02 0007")), Convert.ToHexString(await answer));
    }

    [Fact]
    public async Task Row_21_a_port_that_was_unplugged_is_opened_when_it_is_back()
    {
        await using ModbusServer server = Serve("rtu:///COM3");
        await using (ScriptedPeer line = await _ports.AcceptAsync())
        {
            _ports.IsPulledOut = true;
            line.Reset();
        }

        while (server.ConnectionCount > 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromMilliseconds(200));
        _ports.IsPulledOut = false;
        Task<ScriptedPeer> again = _ports.AcceptAsync().AsTask();
        while (!again.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        await using ScriptedPeer back = await again;
        await back.SendAsync(LineFixture.Frame(1, "03 0002 0001"));
        Task<byte[]> answer = back.ReceiveAsync(7, LineFixture.Cancellation);
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(3));
            await Task.Yield();
        }

        Assert.Equal(Convert.ToHexString(LineFixture.Frame(1, "03 02 0007")), Convert.ToHexString(await answer));
    }

    [Theory]
    [InlineData("rtu:///dev/ttyNOWHERE")]
    [InlineData("ascii:///dev/ttyNOWHERE")]
    public void Row_21_a_port_that_is_not_there_is_named(string endpoint) => Assert.Contains(
        "/dev/ttyNOWHERE", Assert.ThrowsAny<IOException>(() => ModbusServer.Listen(endpoint)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_wrong_setting_is_answered_with_the_right_form() => Assert.Contains(
        "?baud=9600", Assert.Throws<FormatException>(() => ModbusServer.Listen("rtu:///COM3?baud=fast")).Message, StringComparison.Ordinal);

    private ModbusServer Serve(string endpoint)
    {
        var tables = new RegisterTables(holdingRegisters: 10);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 2, 7);
        ModbusServer server = ModbusServer.Listen(endpoint, new ModbusServerOptions { SerialDriver = _ports, TimeProvider = _time });
        server.AddUnit(1, tables);
        return server;
    }
}
