using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

/// <summary>Function codes 7, 8, 11, 12 and 17. The bytes are the specification's own examples where it has any.</summary>
public sealed class StatusPduTests
{
    [Theory]
    [InlineData(FunctionCode.ReadExceptionStatus, "07")]
    [InlineData(FunctionCode.GetCommEventCounter, "0B")]
    [InlineData(FunctionCode.GetCommEventLog, "0C")]
    [InlineData(FunctionCode.ReportServerId, "11")]
    public void A_request_of_nothing_but_a_function_code_is_one_byte(FunctionCode function, string hex)
    {
        byte[] pdu = new byte[1];
        Assert.Equal(1, new FunctionOnlyRequest(function).Write(pdu));
        Assert.Equal(hex, Convert.ToHexString(pdu));
        Assert.True(FunctionOnlyRequest.TryParse(pdu, out FunctionOnlyRequest parsed, out _));
        Assert.Equal(function, parsed.Function);
        Assert.False(FunctionOnlyRequest.TryParse([pdu[0], 0], out _, out PduFault fault));
        Assert.Equal(PduFault.TrailingBytes, fault);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FunctionOnlyRequest(FunctionCode.ReadCoils));
    }

    [Fact]
    public void The_exception_status_is_one_byte()
    {
        byte[] pdu = new byte[2];
        Assert.Equal(2, new ReadExceptionStatusResponse(0x6D).Write(pdu));
        Assert.Equal("076D", Convert.ToHexString(pdu));
        Assert.True(ReadExceptionStatusResponse.TryParse(pdu, out ReadExceptionStatusResponse parsed, out _));
        Assert.Equal(0x6D, parsed.Status);
    }

    [Fact]
    public void The_event_counter_has_a_status_and_a_count()
    {
        byte[] pdu = new byte[5];
        Assert.Equal(5, new CommEventCounterResponse(0xFFFF, 0x108).Write(pdu));
        Assert.Equal("0BFFFF0108", Convert.ToHexString(pdu));
        Assert.True(CommEventCounterResponse.TryParse(pdu, out CommEventCounterResponse parsed, out _));
        Assert.Equal(new CommEventCounterResponse(0xFFFF, 0x108), parsed);
    }

    [Fact]
    public void The_event_log_has_up_to_64_events()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = new CommEventLogResponse(0, 0x108, 0x121, [0x20, 0]).Write(pdu);
        Assert.Equal("0C080000010801212000", Convert.ToHexString(pdu.AsSpan(0, size)));
        Assert.True(CommEventLogResponse.TryParse(pdu.AsSpan(0, size), out CommEventLogResponse parsed, out _));
        Assert.Equal((0, 0x108, 0x121), (parsed.Status, parsed.EventCount, parsed.MessageCount));
        Assert.Equal([0x20, 0], parsed.Events.ToArray());

        Assert.Equal(72, new CommEventLogResponse(0, 0, 0, new byte[64]).Write(pdu));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommEventLogResponse(0, 0, 0, new byte[65]).Size);
    }

    [Fact]
    public void The_server_id_is_whatever_the_device_says()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = new ReportServerIdResponse([0x42, 0xFF]).Write(pdu);
        Assert.Equal("110242FF", Convert.ToHexString(pdu.AsSpan(0, size)));
        Assert.True(ReportServerIdResponse.TryParse(pdu.AsSpan(0, size), out ReportServerIdResponse parsed, out _));
        Assert.Equal([0x42, 0xFF], parsed.Data.ToArray());
        Assert.Equal(253, new ReportServerIdResponse(new byte[251]).Write(pdu));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportServerIdResponse(new byte[252]).Size);
    }

    [Theory]
    [InlineData("0700", null)]
    [InlineData("07", PduFault.Truncated)]
    [InlineData("070000", PduFault.TrailingBytes)]
    [InlineData("0B00000001", null)]
    [InlineData("0B000000", PduFault.Truncated)]
    [InlineData("0C06000000000000", null)]
    [InlineData("0C050000000000", PduFault.ByteCountMismatch)]
    [InlineData("0C0600000000", PduFault.Truncated)]
    [InlineData("0C0700000000000000FF", PduFault.TrailingBytes)]
    [InlineData("1100", null)]
    [InlineData("11", PduFault.Truncated)]
    [InlineData("1102AA", PduFault.Truncated)]
    [InlineData("1101AABB", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_a_response(string hex, PduFault? expected)
    {
        byte[] pdu = Convert.FromHexString(hex);
        PduFault fault;
        bool isSound = pdu[0] switch
        {
            7 => ReadExceptionStatusResponse.TryParse(pdu, out _, out fault),
            11 => CommEventCounterResponse.TryParse(pdu, out _, out fault),
            12 => CommEventLogResponse.TryParse(pdu, out _, out fault),
            _ => ReportServerIdResponse.TryParse(pdu, out _, out fault),
        };
        Assert.Equal(expected is null, isSound);
        Assert.Equal(expected ?? PduFault.None, fault);
    }

    [Fact]
    public void Diagnostics_have_a_sub_function_and_a_register()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = DiagnosticsMessage.Write(pdu, DiagnosticSubFunction.ReturnQueryData, 0xA537);
        Assert.Equal("080000A537", Convert.ToHexString(pdu.AsSpan(0, size)));
        Assert.True(DiagnosticsMessage.TryParse(pdu.AsSpan(0, size), out DiagnosticsMessage parsed, out _));
        Assert.Equal((DiagnosticSubFunction.ReturnQueryData, 0xA537), (parsed.SubFunction, parsed.Value));
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("070000", PduFault.UnexpectedFunction)]
    [InlineData("0800", PduFault.Truncated)]
    [InlineData("080000", PduFault.Truncated)]
    [InlineData("080000AA", PduFault.Truncated)]
    [InlineData("080000AABBCC", PduFault.Truncated)]
    [InlineData("08000100000000", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_diagnostics(string hex, PduFault expected)
    {
        Assert.False(DiagnosticsMessage.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void Only_query_data_may_be_longer_than_a_register()
    {
        Assert.Equal(253, new DiagnosticsMessage(DiagnosticSubFunction.ReturnQueryData, new byte[250]).Size);
        Assert.Throws<ArgumentException>(() => new DiagnosticsMessage(DiagnosticSubFunction.ReturnQueryData, new byte[252]).Size);
        Assert.Throws<ArgumentException>(() => new DiagnosticsMessage(DiagnosticSubFunction.ReturnQueryData, []).Size);
        Assert.Throws<ArgumentException>(() => new DiagnosticsMessage(DiagnosticSubFunction.ClearCounters, new byte[4]).Size);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiagnosticsMessage((DiagnosticSubFunction)65536, new byte[2]).Size);
    }
}
