using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Row 28: the sub-functions of function code 8, and function codes 11 and 12, which tell what it counts.</summary>
public sealed class Row28DiagnosticsTests
{
    private readonly UnitFixture _fixture = new();

    [Theory]
    [InlineData("08 0000 A537", "080000A537")]
    [InlineData("08 0000 0102 0304 0506", "080000010203040506")]
    [InlineData("08 0001 0000", "0800010000")]
    [InlineData("08 0001 FF00", "080001FF00")]
    [InlineData("08 0001 0001", "8803")]
    [InlineData("08 0002 0000", "080002BEEF")]
    [InlineData("08 0002 0001", "8803")]
    [InlineData("08 0003 0A00", "8801")] // no other delimiter
    [InlineData("08 0004 0001", "8803")]
    [InlineData("08 0005 0000", "8801")]
    [InlineData("08 0009 0000", "8801")]
    [InlineData("08 000A 0000", "08000A0000")]
    [InlineData("08 000A 0001", "8803")]
    [InlineData("08 0012 0000", "0800120000")]
    [InlineData("08 0013 0000", "8801")]
    [InlineData("08 0014 0000", "0800140000")]
    [InlineData("08 FFFF 0000", "8801")]
    [InlineData("08 0000", "8803")]
    [InlineData("08 0000 01", "8803")]
    [InlineData("08 000B 0000 0000", "8803")]
    [InlineData("08", "8803")]
    public void Each_sub_function_answers_as_the_specification_has_it(string request, string response)
    {
        _fixture.Unit.DiagnosticRegister = 0xBEEF;

        Assert.Equal(response, _fixture.Answer(request));
    }

    [Fact]
    public void Counters_count()
    {
        _fixture.Answer("03 0000 0001");
        _fixture.Answer("03 0000 0001", unit: 9);
        _fixture.Answer("03 00FF 0001");
        _fixture.Unit.Handle((FunctionCode)65, (_, _) => throw new ModbusDeviceException(ModbusExceptionCode.ServerDeviceBusy));
        _fixture.Unit.Handle((FunctionCode)66, (_, _) => throw new ModbusDeviceException(ModbusExceptionCode.NegativeAcknowledge));
        _fixture.Answer("41");
        _fixture.Answer("42");
        _fixture.Processor.ProcessByAll([6, 0, 0, 0, 1], new byte[253], new ListenOnlyUnits());

        Assert.Equal("08000B0007", _fixture.Answer("08 000B 0000")); // this one included
        Assert.Equal("08000C0000", _fixture.Answer("08 000C 0000"));
        Assert.Equal("08000D0003", _fixture.Answer("08 000D 0000"));
        Assert.Equal("08000E0009", _fixture.Answer("08 000E 0000")); // five, and the fourth of these
        Assert.Equal("08000F0001", _fixture.Answer("08 000F 0000"));
        Assert.Equal("0800100001", _fixture.Answer("08 0010 0000"));
        Assert.Equal("0800110001", _fixture.Answer("08 0011 0000"));
        Assert.Equal(3, _fixture.Unit.Counters.Exceptions);

        _fixture.Unit.DiagnosticRegister = 1;
        Assert.Equal("08000A0000", _fixture.Answer("08 000A 0000"));
        Assert.Equal("08000E0001", _fixture.Answer("08 000E 0000"));
        Assert.Equal("08000B0002", _fixture.Answer("08 000B 0000"));
        Assert.Equal("08000D0000", _fixture.Answer("08 000D 0000"));
        Assert.Equal(0, _fixture.Unit.DiagnosticRegister);
    }

    [Fact]
    public void Counters_have_sixteen_bits()
    {
        for (int i = 0; i < 65536; i++)
        {
            _fixture.Answer("0B");
        }

        Assert.Equal("08000E0001", _fixture.Answer("08 000E 0000"));
    }

    [Fact]
    public void The_event_counter_counts_what_was_carried_out()
    {
        _fixture.Answer("03 0000 0001");
        _fixture.Answer("06 0000 0001");
        _fixture.Answer("03 00FF 0001");
        _fixture.Answer("0C");

        Assert.Equal("0B00000002", _fixture.Answer("0B"));
        Assert.Equal("0B00000002", _fixture.Answer("0B"));
        Assert.Equal("8B03", _fixture.Answer("0B 00"));
    }

    [Fact]
    public void The_event_log_has_the_latest_event_first_and_64_at_most()
    {
        _fixture.Answer("08 0001 FF00");
        _fixture.Answer("03 00FF 0001");

        // Restarted, answered, received, exception, received, and this request.
        Assert.Equal("0C0B" + "0000" + "0001" + "0002" + "8041804000", _fixture.Answer("0C"));

        for (int i = 0; i < 50; i++)
        {
            _fixture.Answer("0B");
        }

        string full = _fixture.Answer("0C");
        Assert.Equal("0C46", full[..4]);
        Assert.Equal((8 + 64) * 2, full.Length);
        Assert.StartsWith("80408040", full[16..], StringComparison.Ordinal);
    }

    [Fact]
    public void In_listen_only_mode_nothing_is_answered_and_nothing_done_until_communications_are_restarted()
    {
        Assert.Equal("", _fixture.Answer("08 0004 0000"));
        Assert.Equal("", _fixture.Answer("06 0000 0007"));
        Assert.Equal("", _fixture.Answer("08 0000 1234"));
        Assert.Equal("", _fixture.Answer("08 0001 0001"));

        // Another client is on another line.
        Assert.Equal("03020000", _fixture.Processor.Answer("03 0000 0001"));
        Assert.Equal(4, _fixture.Unit.Counters.Unanswered);

        Assert.Equal("", _fixture.Answer("08 0001 0000"));
        Assert.Equal("03020000", _fixture.Answer("03 0000 0001"));

        // This request, the read, the restart, the other client, three in vain, and where it began.
        Assert.Equal("80" + "4080" + "6000A0" + "4080" + "60A0" + "60A0" + "60A0" + "400480", _fixture.Answer("0C")[16..]);
    }

    [Fact]
    public void A_broadcast_is_logged_as_one()
    {
        _fixture.Processor.ProcessByAll([6, 0, 0, 0, 1], new byte[253], new ListenOnlyUnits());

        Assert.Equal("8040C0", _fixture.Answer("0C")[16..]);
    }
}
