using System.Globalization;
using System.Text;
using Coilwright.Modbus.Pdus;
using Coilwright.Tests.Shared;

namespace Coilwright.Modbus.Tests.Pdus.Captures;

/// <summary>
/// What the capture holds for the rarer function codes, field by field: against the log where that has the field, otherwise against what
/// the bytes say to a reader of the specification. Each is written again byte for byte.
/// </summary>
public sealed class CaptureContentTests
{
    private readonly List<CapturedExchange> _exchanges = CapturedExchange.ReadAll(TestData.PathOf("captures", "modbus_example.pcap"));
    private readonly List<Dictionary<string, string>> _log = CaptureLog.Read(TestData.PathOf("captures", "modbus_detailed.log"));
    private readonly byte[] _pdu = new byte[PduLimits.MaxSize];

    [Fact]
    public void Function_code_7_reads_exception_status_0()
    {
        CapturedExchange exchange = Find(FunctionCode.ReadExceptionStatus, "READ_EXCEPTION_STATUS");
        Assert.True(FunctionOnlyRequest.TryParse(exchange.Request, out FunctionOnlyRequest request, out _));
        Assert.True(ReadExceptionStatusResponse.TryParse(exchange.Response, out ReadExceptionStatusResponse response, out _));
        Assert.Equal((FunctionCode.ReadExceptionStatus, 0), (request.Function, (int)response.Status));
        AssertWritten(exchange.Request, request.Write(_pdu));
        AssertWritten(exchange.Response, response.Write(_pdu));
    }

    [Fact]
    public void Function_code_8_asks_for_the_diagnostic_register_and_gets_it()
    {
        CapturedExchange exchange = Find(FunctionCode.Diagnostics, "DIAGNOSTICS", out Dictionary<string, string> row);
        Assert.True(DiagnosticsMessage.TryParse(exchange.Request, out DiagnosticsMessage request, out _));
        Assert.True(DiagnosticsMessage.TryParse(exchange.Response, out DiagnosticsMessage response, out _));
        Assert.Equal((row["request_subfunction_code"], row["request_data"]), (Words(request.SubFunction), Escaped(request.Data)));
        Assert.Equal((row["response_subfunction_code"], row["response_data"]), (Words(response.SubFunction), Escaped(response.Data)));
        AssertWritten(exchange.Request, request.Write(_pdu));
        AssertWritten(exchange.Response, response.Write(_pdu));
    }

    [Fact]
    public void Function_code_17_reports_a_text_and_that_the_server_runs()
    {
        CapturedExchange exchange = Find(FunctionCode.ReportServerId, "REPORT_SLAVE_ID");
        Assert.True(FunctionOnlyRequest.TryParse(exchange.Request, out _, out _));
        Assert.True(ReportServerIdResponse.TryParse(exchange.Response, out ReportServerIdResponse response, out _));
        Assert.Equal(("Zeek Modbus Test-Protocol Parsing is fun!-1.2.3.6", 0xFF), (Encoding.ASCII.GetString(response.Data[..^1]), response.Data[^1]));
        AssertWritten(exchange.Response, response.Write(_pdu));
    }

    [Fact]
    public void Function_code_20_was_sent_without_a_group_which_the_specification_does_not_allow()
    {
        CapturedExchange exchange = Find(FunctionCode.ReadFileRecord, "READ_FILE_RECORD", out Dictionary<string, string> row);
        Assert.Equal((row["quantity"], 2), (Text(exchange.Request[1]), exchange.Request.Length));
        Assert.False(ReadFileRequest.TryParse(exchange.Request, out _, out PduFault fault));
        Assert.Equal(PduFault.ByteCountMismatch, fault);
        Assert.False(ReadFileResponse.TryParse(exchange.Response, out _, out fault));
        Assert.Equal(PduFault.ByteCountMismatch, fault);
    }

    [Fact]
    public void Function_code_21_was_sent_without_a_group_which_the_specification_does_not_allow()
    {
        CapturedExchange exchange = Find(FunctionCode.WriteFileRecord, "WRITE_FILE_RECORD", out Dictionary<string, string> row);
        Assert.Equal((row["quantity"], 2), (Text(exchange.Request[1]), exchange.Request.Length));
        Assert.Equal(exchange.Request, exchange.Response);
        Assert.False(WriteFileRequest.TryParse(exchange.Request, out _, out PduFault fault));
        Assert.Equal(PduFault.ByteCountMismatch, fault);
    }

    [Fact]
    public void Function_code_24_reads_an_empty_queue()
    {
        CapturedExchange exchange = Find(FunctionCode.ReadFifoQueue, "READ_FIFO_QUEUE", out Dictionary<string, string> row);
        Assert.True(ReadFifoRequest.TryParse(exchange.Request, out ReadFifoRequest request, out _));
        Assert.True(ReadFifoResponse.TryParse(exchange.Response, out ReadFifoResponse response, out _));
        Assert.Equal((row["address"], row["quantity"]), (Text(request.Address), Text(response.Count)));
        AssertWritten(exchange.Request, request.Write(_pdu));
        AssertWritten(exchange.Response, response.Write(_pdu));
    }

    [Fact]
    public void Function_code_43_identifies_the_device_by_three_texts()
    {
        CapturedExchange exchange = Find(FunctionCode.EncapsulatedInterfaceTransport, "ENCAP_INTERFACE_TRANSPORT", out Dictionary<string, string> row);
        Assert.Equal("Read Device Identification", row["mei_type"]);
        Assert.True(DeviceIdentificationRequest.TryParse(exchange.Request, out DeviceIdentificationRequest request, out _));
        Assert.Equal(new DeviceIdentificationRequest(DeviceIdentificationCategory.Basic, 0), request);
        Assert.True(DeviceIdentificationResponse.TryParse(exchange.Response, out DeviceIdentificationResponse response, out _));
        Assert.Equal((DeviceIdentificationCategory.Basic, 0x83, false, 0), (response.Category, response.ConformityLevel, response.MoreFollows, response.NextObjectId));
        var objects = new List<(int Id, string Text)>();
        foreach (DeviceObject found in response)
        {
            objects.Add((found.Id, Encoding.ASCII.GetString(found.Value)));
        }

        Assert.Equal([(0, "Zeek Modbus Test"), (1, "Protocol Parsing is fun!"), (2, "1.2.3.6")], objects);
        AssertWritten(exchange.Request, request.Write(_pdu));
        AssertWritten(exchange.Response, response.Write(_pdu));
    }

    private static string Words(DiagnosticSubFunction subFunction) =>
        string.Concat(subFunction.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}"));

    private static string Escaped(ReadOnlySpan<byte> data) => string.Concat(data.ToArray().Select(value => $"\\x{value:x2}"));

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private CapturedExchange Find(FunctionCode function, string name) => Find(function, name, out _);

    // The log has one row an exchange, or one each for request and response; it names none with another function code.
    private CapturedExchange Find(FunctionCode function, string name, out Dictionary<string, string> row)
    {
        CapturedExchange exchange = Assert.Single(_exchanges, exchange => exchange.Request[0] == (byte)function);
        row = _log.Find(row => row["func"] == name)!;
        Assert.Equal((row["tid"], row["unit"]), (Text(exchange.TransactionId), Text(exchange.Unit)));
        return exchange;
    }

    private void AssertWritten(byte[] captured, int size) => Assert.Equal(captured, _pdu[..size]);
}
