using System.Globalization;
using Coilwright.Modbus.Pdus;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>Our decoding of a published capture against what another tool's logs say of the same frames.</summary>
public sealed class CaptureTests
{
    private readonly List<CapturedExchange> _exchanges = CapturedExchange.ReadAll(TestData.PathOf("captures", "modbus_example.pcap"));

    [Theory]
    [InlineData("READ_COILS", 2)]
    [InlineData("READ_DISCRETE_INPUTS", 2)]
    [InlineData("READ_HOLDING_REGISTERS", 3)]
    [InlineData("READ_INPUT_REGISTERS", 2)]
    public void Reads_decode_to_what_the_log_says(string function, int count) => Compare("modbus_detailed.log", function, count, (row, exchange) =>
    {
        Assert.True(ReadRequest.TryParse(exchange.Request, out ReadRequest request, out _));
        Assert.Equal((row["address"], row["quantity"]), (Text(request.Address), Text(request.Quantity)));
        Assert.Equal(row["response_values"], row["exception_code"] == "-" ? Values(request, exchange.Response) : "-");
        if (row["exception_code"] != "-")
        {
            Assert.True(ExceptionResponse.TryParse(exchange.Response, out ExceptionResponse exception, out _));
            Assert.Equal(row["exception_code"].Replace("_", "", StringComparison.Ordinal), exception.Code.ToString().ToUpperInvariant());
        }
    });

    [Theory]
    [InlineData("WRITE_SINGLE_COIL")]
    [InlineData("WRITE_SINGLE_REGISTER")]
    public void Single_writes_decode_to_what_the_log_says(string function) => Compare("modbus_detailed.log", function, 1, (row, exchange) =>
    {
        Assert.True(WriteSingleRequest.TryParse(exchange.Request, out WriteSingleRequest request, out _));
        Assert.True(WriteSingleRequest.TryParse(exchange.Response, out WriteSingleRequest response, out _));
        Assert.Equal(request, response);
        string value = request.Function == FunctionCode.WriteSingleCoil ? Text(request.IsOn ? 1 : 0) : Text(request.Value);
        Assert.Equal((row["address"], row["request_values"], row["response_values"]), (Text(request.Address), value, value));
    });

    [Theory]
    [InlineData("WRITE_MULTIPLE_COILS")]
    [InlineData("WRITE_MULTIPLE_REGISTERS")]
    public void Multiple_writes_decode_to_what_the_log_says(string function) => Compare("modbus_detailed.log", function, 1, (row, exchange) =>
    {
        Assert.True(WriteMultipleRequest.TryParse(exchange.Request, out WriteMultipleRequest request, out _));
        Assert.True(WriteMultipleResponse.TryParse(exchange.Response, out WriteMultipleResponse response, out _));
        Assert.Equal((request.Address, request.Quantity), (response.Address, response.Quantity));
        string values = request.Function == FunctionCode.WriteMultipleCoils ? Bits(request.Data, request.Quantity) : Registers(request.Data);
        Assert.Equal((row["address"], row["quantity"], row["request_values"]), (Text(request.Address), Text(request.Quantity), values));
    });

    [Fact]
    public void Mask_writes_decode_to_what_the_log_says() =>
        Compare("modbus_mask_write_register.log", "MASK_WRITE_REGISTER", 4, (row, exchange) =>
        {
            Assert.True(MaskWriteRequest.TryParse(PduOf(row, exchange), out MaskWriteRequest mask, out _));
            Assert.Equal((row["address"], row["and_mask"], row["or_mask"]), (Text(mask.Address), Text(mask.And), Text(mask.Or)));
        });

    [Fact]
    public void Writes_with_reads_decode_to_what_the_log_says() =>
        Compare("modbus_read_write_multiple_registers.log", "READ_WRITE_MULTIPLE_REGISTERS", 4, (row, exchange) =>
        {
            if (row["request_response"] == "RESPONSE")
            {
                Assert.True(ReadRegistersResponse.TryParse(exchange.Response, out ReadRegistersResponse response, out _));
                Assert.Equal(row["read_registers"], Registers(response.Data));
                return;
            }

            Assert.True(ReadWriteRequest.TryParse(exchange.Request, out ReadWriteRequest request, out _));
            Assert.Equal((row["read_start_address"], row["read_quantity"]), (Text(request.ReadAddress), Text(request.ReadQuantity)));
            Assert.Equal((row["write_start_address"], row["write_registers"]), (Text(request.WriteAddress), Registers(request.Data)));
        });

    [Fact]
    public void Every_response_answers_its_request()
    {
        Assert.Equal(24, _exchanges.Count);
        Assert.All(_exchanges, exchange => Assert.Equal(PduFault.None, ResponseCheck.Check(exchange.Request, exchange.Response)));
    }

    private static byte[] PduOf(Dictionary<string, string> row, CapturedExchange exchange) =>
        row["request_response"] == "REQUEST" ? exchange.Request : exchange.Response;

    private static string Values(ReadRequest request, ReadOnlySpan<byte> pdu)
    {
        if (ReadBitsResponse.TryParse(pdu, out ReadBitsResponse bits, out _))
        {
            return Bits(bits.Data, request.Quantity);
        }

        Assert.True(ReadRegistersResponse.TryParse(pdu, out ReadRegistersResponse registers, out _));
        return Registers(registers.Data);
    }

    private static string Bits(ReadOnlySpan<byte> data, int count)
    {
        bool[] values = new bool[count];
        PackedBits.Unpack(data, values);
        return string.Join(',', values.Select(value => value ? 1 : 0));
    }

    private static string Registers(ReadOnlySpan<byte> data)
    {
        ushort[] values = new ushort[data.Length / 2];
        PackedRegisters.Unpack(data, values);
        return string.Join(',', values);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void Compare(string log, string function, int count, Action<Dictionary<string, string>, CapturedExchange> compare)
    {
        List<Dictionary<string, string>> rows = CaptureLog.Read(TestData.PathOf("captures", log)).FindAll(row => row["func"] == function);
        Assert.Equal(count, rows.Count);
        foreach (Dictionary<string, string> row in rows)
        {
            compare(row, Assert.Single(_exchanges, exchange => (Text(exchange.TransactionId), Text(exchange.Unit)) == (row["tid"], row["unit"])));
        }
    }
}
