using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;
using Coilwright.Tests.Shared;
using CsCheck;

namespace Coilwright.Modbus.Tests.Server;

public sealed class RequestProcessorTests
{
    private readonly RegisterTables _tables = new(coils: 20, discreteInputs: 20, inputRegisters: 10, holdingRegisters: 10);
    private readonly ListenOnlyUnits _listenOnly = new();
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);

    public RequestProcessorTests() => _processor.Add(1, _tables.Store);

    [Fact]
    public void Reads_each_table()
    {
        _tables.WriteBits(RegisterTable.Coil, 0, true, false, true, true);
        _tables.WriteBits(RegisterTable.DiscreteInput, 8, true, true);
        _tables.WriteRegisters(RegisterTable.InputRegister, 1, 0x1234, 0xABCD);
        _tables.WriteRegisters(RegisterTable.HoldingRegister, 9, 0x5678);

        Assert.Equal("01010D", _processor.Answer("01 0000 0008"));
        Assert.Equal("010106", _processor.Answer("01 0001 0003"));
        Assert.Equal("02020100", _processor.Answer("02 0009 000B"));
        Assert.Equal("04061234ABCD0000", _processor.Answer("04 0001 0003"));
        Assert.Equal("03025678", _processor.Answer("03 0009 0001"));
    }

    [Fact]
    public void Writes_coils()
    {
        Assert.Equal("050002FF00", _processor.Answer("05 0002 FF00"));
        Assert.Equal("0F0004000A", _processor.Answer("0F 0004 000A 02 CDFE"));
        Assert.Equal("0103D42C00", _processor.Answer("01 0000 0014"));
        Assert.Equal("0500020000", _processor.Answer("05 0002 0000"));
        Assert.Equal("0103D02C00", _processor.Answer("01 0000 0014"));
    }

    [Fact]
    public void Writes_registers()
    {
        Assert.Equal("0600031234", _processor.Answer("06 0003 1234"));
        Assert.Equal("1000040002", _processor.Answer("10 0004 0002 04 000A0102"));
        Assert.Equal("03081234000A01020000", _processor.Answer("03 0003 0004"));
    }

    [Fact]
    public void Row_27_mask_write_vector()
    {
        _tables.WriteRegisters(RegisterTable.HoldingRegister, 4, 0x12);

        Assert.Equal("16000400F20025", _processor.Answer("16 0004 00F2 0025"));
        Assert.Equal("03020017", _processor.Answer("03 0004 0001"));
    }

    [Fact]
    public void Row_27_a_write_with_a_read_writes_first()
    {
        Assert.Equal("170600000AAA0BBB", _processor.Answer("17 0001 0003 0002 0002 04 0AAA0BBB"));
    }

    [Theory]
    [InlineData("17 0009 0002 0000 0001 02 FFFF")]
    [InlineData("17 0000 0001 0009 0002 04 FFFFFFFF")]
    public void A_write_with_a_read_does_nothing_when_either_address_is_missing(string request)
    {
        Assert.Equal("9702", _processor.Answer(request));
        Assert.Equal("0314" + new string('0', 40), _processor.Answer("03 0000 000A"));
    }

    [Theory]
    [InlineData("01 0000 0000", "8103")]
    [InlineData("01 0000 07D1", "8103")]
    [InlineData("02 0000 0000", "8203")]
    [InlineData("02 0000 FFFF", "8203")]
    [InlineData("03 0000 0000", "8303")]
    [InlineData("03 0000 007E", "8303")]
    [InlineData("04 0000 007E", "8403")]
    [InlineData("0F 0000 0000 00", "8F03")]
    [InlineData("0F 0000 07B1 F7", "8F03")]
    [InlineData("0F 0000 0009 01 FF", "8F03")]
    [InlineData("10 0000 0000 00", "9003")]
    [InlineData("10 0000 007C F8", "9003")]
    [InlineData("10 0000 0001 04 00000000", "9003")]
    [InlineData("17 0000 0000 0000 0001 02 0000", "9703")]
    [InlineData("17 0000 007E 0000 0001 02 0000", "9703")]
    [InlineData("17 0000 0001 0000 0000 00", "9703")]
    [InlineData("17 0000 0001 0000 007A F4", "9703")]
    public void Row_27_quantity_0_or_too_many_gives_3(string request, string response) =>
        Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("01 0014 0001", "8102")]
    [InlineData("01 0013 0002", "8102")]
    [InlineData("02 FFFF 0001", "8202")]
    [InlineData("02 FFFF 0002", "8202")]
    [InlineData("03 FFFF 0002", "8302")]
    [InlineData("03 FF83 007D", "8302")]
    [InlineData("03 FF84 007D", "8302")]
    [InlineData("04 000A 0001", "8402")]
    [InlineData("05 0014 FF00", "8502")]
    [InlineData("06 000A 0000", "8602")]
    [InlineData("0F 0013 0002 01 03", "8F02")]
    [InlineData("0F FFFF 0002 01 03", "8F02")]
    [InlineData("10 0009 0002 04 00000000", "9002")]
    [InlineData("10 FFFF 0002 04 00000000", "9002")]
    [InlineData("16 000A 0000 0000", "9602")]
    public void Row_27_past_the_map_gives_2_also_where_16_bits_would_wrap(string request, string response) =>
        Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("05 0000 0001")]
    [InlineData("05 0000 FF01")]
    [InlineData("05 0000 00FF")]
    public void Row_27_a_coil_value_other_than_0000_or_FF00_gives_3(string request)
    {
        Assert.Equal("8503", _processor.Answer(request));
        Assert.Equal("010100", _processor.Answer("01 0000 0001"));
    }

    [Fact]
    public void Row_25_register_65535_can_be_read_and_written()
    {
        _tables.Add(RegisterTable.HoldingRegister, 65535, 1).Add(RegisterTable.Coil, 65535, 1);

        Assert.Equal("06FFFF1234", _processor.Answer("06 FFFF 1234"));
        Assert.Equal("03021234", _processor.Answer("03 FFFF 0001"));
        Assert.Equal("8302", _processor.Answer("03 FFFF 0002"));
        Assert.Equal("05FFFFFF00", _processor.Answer("05 FFFF FF00"));
        Assert.Equal("010101", _processor.Answer("01 FFFF 0001"));
    }

    [Fact]
    public void Row_25_the_largest_requests_are_answered()
    {
        _processor.Add(2, new RegisterTables(coils: 65536, holdingRegisters: 65536).Store);
        string registers = string.Concat(Enumerable.Repeat("1234", 123));
        string coils = string.Concat(Enumerable.Repeat("FF", 246));

        Assert.Equal("10FF85007B", _processor.Answer("10 FF85 007B F6" + registers, unit: 2));
        Assert.Equal("03FA00000000" + registers, _processor.Answer("03 FF83 007D", unit: 2));
        Assert.Equal("0FF85007B0", _processor.Answer("0F F850 07B0 F6" + coils, unit: 2));
        Assert.Equal("01FA00000000" + coils, _processor.Answer("01 F830 07D0", unit: 2));
        Assert.Equal(2 + 250, _processor.Answer("17 0000 007D 0000 0079 F2" + registers[..484], unit: 2).Length / 2);
    }

    [Theory]
    [InlineData("00", "8001")]
    [InlineData("07", "8701")]
    [InlineData("2B 0E 01 00", "AB01")]
    [InlineData("64 00", "E401")]
    [InlineData("83 02", "8301")]
    public void An_unknown_function_gives_1(string request, string response) => Assert.Equal(response, _processor.Answer(request));

    [Theory]
    [InlineData("03", "8303")]
    [InlineData("03 0000 00", "8303")]
    [InlineData("03 0000 0001 00", "8303")]
    [InlineData("06 00", "8603")]
    [InlineData("10 0000 0001 02 00", "9003")]
    [InlineData("16 0000 0000", "9603")]
    [InlineData("17 0000 0001", "9703")]
    public void A_request_of_the_wrong_length_gives_3(string request, string response) =>
        Assert.Equal(response, _processor.Answer(request));

    [Fact]
    public void An_unknown_unit_gives_0B_or_nothing()
    {
        Assert.Equal("830B", _processor.Answer("03 0000 0001", unit: 9));
        Assert.Equal("", new RequestProcessor(UnknownUnitResponse.Silence).Answer("03 0000 0001", unit: 9));
    }

    [Fact]
    public void A_request_may_span_ranges_that_touch_but_no_gap()
    {
        _tables.Add(RegisterTable.HoldingRegister, 12, 3).Add(RegisterTable.HoldingRegister, 10, 2).Add(RegisterTable.Coil, 20, 5);

        Assert.Equal("1000080006", _processor.Answer("10 0008 0006 0C 000100020003000400050006"));
        Assert.Equal("030E00000001000200030004000500060000"[..4] + "0000000100020003000400050006", _processor.Answer("03 0007 0007"));
        Assert.Equal("8302", _processor.Answer("03 000E 0002"));
        Assert.Equal("0F00110007", _processor.Answer("0F 0011 0007 01 55"));
        Assert.Equal("0102AA00", _processor.Answer("01 0010 0009"));
    }

    [Fact]
    public void Any_request_gets_an_answer_that_answers_it() => Gen.Byte.Array[1, PduLimits.MaxSize].Sample(request =>
    {
        request[0] = (byte)(request[0] % 48);
        byte[] response = new byte[PduLimits.MaxSize];
        int size = _processor.Process(1, request, response, new ListenOnlyUnits());
        return request is [8, 0, 4, 0, 0] ? size == 0 : size >= 2 && ResponseCheck.Check(request, response.AsSpan(0, size)) == PduFault.None;
    });

    [Fact]
    public void Requests_allocate_nothing()
    {
        byte[][] requests =
        [
            Convert.FromHexString("0100000014"), Convert.FromHexString("030000000A"), Convert.FromHexString("0500020000"),
            Convert.FromHexString("0600031234"), Convert.FromHexString("0F0004000A02CDFE"), Convert.FromHexString("100004000204000A0102"),
            Convert.FromHexString("16000400F20025"), Convert.FromHexString("17000100030002000204AAAABBBB"), Convert.FromHexString("03FFFF0001"),
            Convert.FromHexString("08000012345678"), Convert.FromHexString("08000B0000"), Convert.FromHexString("0B"), Convert.FromHexString("0C"),
        ];
        byte[] response = new byte[PduLimits.MaxSize];

        Assert.Equal(0, LeastAllocated.OnThisThread(ProcessAll));

        void ProcessAll()
        {
            foreach (byte[] request in requests)
            {
                _processor.Process(1, request, response, _listenOnly);
            }
        }
    }
}
