namespace Coilwright.Modbus.Tests.Server;

/// <summary>What a unit has besides registers: function codes 7, 17, 20, 21, 24 and those of one's own.</summary>
public sealed class UnitFunctionTests
{
    private readonly UnitFixture _fixture = new();

    private ModbusServerUnit Unit => _fixture.Unit;

    [Theory]
    [InlineData("07", "8701")]
    [InlineData("11", "9101")]
    [InlineData("14 07 06 0004 0001 0002", "9401")]
    [InlineData("15 09 06 0004 0007 0001 06AF", "9501")]
    [InlineData("18 04DE", "9801")]
    [InlineData("2B 0E 01 00", "AB01")]
    [InlineData("41 01", "C101")]
    public void What_is_not_set_up_is_an_illegal_function(string request, string response) => Assert.Equal(response, _fixture.Answer(request));

    [Fact]
    public void Exception_status()
    {
        Unit.ExceptionStatus = 0x6D;

        Assert.Equal("076D", _fixture.Answer("07"));
        Assert.Equal("8703", _fixture.Answer("07 00"));
        Unit.ExceptionStatus = null;
        Assert.Equal("8701", _fixture.Answer("07"));
    }

    [Fact]
    public void Server_id()
    {
        Unit.SetServerId([0x2A], isRunning: true, [1, 2]);
        Assert.Equal("11042AFF0102", _fixture.Answer("11"));
        Unit.SetServerId("EM"u8, isRunning: false);
        Assert.Equal("1103454D00", _fixture.Answer("11"));
        Assert.Equal("9103", _fixture.Answer("11 00"));

        Unit.SetServerId(new byte[250]);
        Assert.Equal(253, _fixture.Answer("11").Length / 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Unit.SetServerId(new byte[251]));
    }

    [Fact]
    public void Records_of_files_are_read_in_groups()
    {
        // The example of the specification (6.14).
        Unit.AddFile(4, 10).Write(1, 0x0DFE, 0x0020);
        Unit.AddFile(3, 10).Write(9, 0x33CD);

        Assert.Equal("140A" + "0506" + "0DFE0020" + "0306" + "33CD", _fixture.Answer("14 0E 06 0004 0001 0002 06 0003 0009 0001"));
    }

    [Theory]
    [InlineData("14 06 06 0004 0001 00", "9403")] // not a whole group
    [InlineData("14 07 06 0004 0001 0002 00", "9403")]
    [InlineData("14 07 07 0004 0001 0001", "9402")] // another reference type
    [InlineData("14 07 06 0000 0001 0001", "9402")]
    [InlineData("14 07 06 0005 0001 0001", "9402")]
    [InlineData("14 07 06 0004 0009 0002", "9402")]
    [InlineData("14 07 06 0004 FFFF 0001", "9402")]
    [InlineData("14 07 06 0001 0000 007A", "9403")] // more than an answer holds
    [InlineData("14 0E 06 0004 0001 0001 06 0005 0001 0001", "9402")]
    [InlineData("15 09 06 0004 0009 0002 06AF", "9503")]
    [InlineData("15 0B 06 0004 0009 0002 06AF 04BE", "9502")]
    [InlineData("15 09 05 0004 0000 0001 06AF", "9502")]
    [InlineData("15 09 06 0006 0000 0001 06AF", "9502")]
    public void A_run_that_no_file_has_is_refused(string request, string response)
    {
        Unit.AddFile(4, 10);
        Unit.AddFile(1);

        Assert.Equal(response, _fixture.Answer(request));
    }

    [Fact]
    public void Records_of_files_are_written_all_or_none()
    {
        ModbusFile file = Unit.AddFile(4, 10);

        // The example of the specification (6.15).
        const string Request = "150D06000400070003" + "06AF04BE100D";
        Assert.Equal(Request, _fixture.Answer(Request));
        ushort[] values = new ushort[3];
        file.Read(7, values);
        Assert.Equal([0x06AF, 0x04BE, 0x100D], values);

        Assert.Equal("9502", _fixture.Answer("15 12 06 0004 0007 0001 0001 06 0005 0007 0001 0001"));
        file.Read(7, values);
        Assert.Equal(0x06AF, values[0]);
    }

    [Fact]
    public void Files_are_what_the_specification_allows()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Unit.AddFile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Unit.AddFile(1, 10_001));
        ModbusFile file = Unit.AddFile(1);
        Assert.Equal((1, 10_000), (file.Number, file.RecordCount));
        Assert.Throws<ArgumentException>(() => Unit.AddFile(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Write(9999, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(-1, new ushort[1]));
    }

    [Fact]
    public void A_queue_is_shown_and_not_emptied()
    {
        // The example of the specification (6.18).
        ModbusFifo queue = Unit.AddQueue(0x04DE);
        Assert.Equal("1800020000", _fixture.Answer("18 04DE"));
        queue.Enqueue(0x01B8);
        queue.Enqueue(0x1284);

        Assert.Equal("180006000201B81284", _fixture.Answer("18 04DE"));
        Assert.Equal("180006000201B81284", _fixture.Answer("18 04DE"));
        Assert.Equal("9802", _fixture.Answer("18 04DF"));
        Assert.Equal("9803", _fixture.Answer("18 04"));
        Assert.True(queue.TryDequeue(out ushort oldest));
        Assert.Equal((0x01B8, 1), (oldest, queue.Count));
        Assert.Throws<ArgumentException>(() => Unit.AddQueue(0x04DE));
    }

    [Fact]
    public void A_queue_of_more_than_31_values_gives_3()
    {
        ModbusFifo queue = Unit.AddQueue(0);
        for (ushort i = 0; i < 31; i++)
        {
            queue.Enqueue(i);
        }

        Assert.Equal("180040001F", _fixture.Answer("18 0000")[..10]);
        queue.Enqueue(31);
        Assert.Equal("9803", _fixture.Answer("18 0000"));
        queue.Clear();
        Assert.Equal("1800020000", _fixture.Answer("18 0000"));
    }

    [Fact]
    public void A_function_of_ones_own_gets_what_was_sent_and_says_what_to_answer()
    {
        Unit.Handle((FunctionCode)100, (request, response) =>
        {
            for (int i = 0; i < request.Length; i++)
            {
                response[i] = (byte)~request[i];
            }

            return request.Length;
        });

        Assert.Equal("64FEFD", _fixture.Answer("64 0102"));
        Assert.Equal("64", _fixture.Answer("64"));
    }

    [Fact]
    public void A_function_of_ones_own_refuses_by_what_it_throws()
    {
        Unit.Handle((FunctionCode)65, (_, _) => throw new ModbusDeviceException(ModbusExceptionCode.ServerDeviceBusy));
        Unit.Handle((FunctionCode)66, (request, _) => throw new ArgumentOutOfRangeException(nameof(request)));
        Unit.Handle((FunctionCode)67, (_, _) => throw new InvalidOperationException());
        Unit.Handle((FunctionCode)68, (_, _) => 253);

        Assert.Equal(["C106", "C203", "C304", "C404"], Enumerable.Range(65, 4).Select(function => _fixture.Answer($"{function:X2}")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(43)]
    [InlineData(128)]
    public void A_function_of_ones_own_is_none_that_the_server_knows(byte function) =>
        Assert.Throws<ArgumentException>(() => Unit.Handle((FunctionCode)function, (_, _) => 0));

    [Fact]
    public void A_function_has_one_handler()
    {
        Unit.Handle((FunctionCode)65, (_, _) => 0);

        Assert.Throws<ArgumentException>(() => Unit.Handle((FunctionCode)65, (_, _) => 0));
    }
}
