using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Tests.Pdus;

/// <summary>Function codes 20, 21 and 24. The bytes are the specification's own examples.</summary>
public sealed class FilePduTests
{
    private const string ReadExample = "140E0600040001000206000300090002";
    private const string ReadAnswer = "140C05060DFE0020050633CD0040";
    private const string WriteExample = "150D06000400070003" + "06AF04BE100D";

    [Fact]
    public void Records_of_several_files_are_read_at_once()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = ReadFileRequest.Write(pdu, new FileRecord(4, 1, 2), new FileRecord(3, 9, 2));
        Assert.Equal(ReadExample, Convert.ToHexString(pdu.AsSpan(0, size)));

        Assert.True(ReadFileRequest.TryParse(pdu.AsSpan(0, size), out ReadFileRequest parsed, out _));
        Assert.Equal((2, 12), (parsed.Count, parsed.ResponseDataSize));
        Assert.Equal(new FileRecord(4, 1, 2), parsed[0]);
        Assert.Equal(new FileRecord(3, 9, 2), parsed[1]);

        byte[] response = new byte[PduLimits.MaxSize];
        int responseSize = ReadFileResponse.WriteHeader(response, parsed);
        PackedRegisters.Pack([0x0DFE, 0x20], ReadFileResponse.DataOf(response, 0));
        PackedRegisters.Pack([0x33CD, 0x40], ReadFileResponse.DataOf(response, 1));
        Assert.Equal(ReadAnswer, Convert.ToHexString(response.AsSpan(0, responseSize)));
    }

    [Fact]
    public void The_answer_gives_the_registers_of_each_group()
    {
        Assert.True(ReadFileResponse.TryParse(Convert.FromHexString(ReadAnswer), out ReadFileResponse response, out _));
        List<string> groups = [];
        foreach (ReadOnlySpan<byte> data in response)
        {
            groups.Add(Convert.ToHexString(data));
        }

        Assert.Equal(["0DFE0020", "33CD0040"], groups);
    }

    [Fact]
    public void A_run_of_records_is_written()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        int size = WriteFileRequest.WriteRegisters(pdu, 4, 7, [0x06AF, 0x04BE, 0x100D]);
        Assert.Equal(WriteExample, Convert.ToHexString(pdu.AsSpan(0, size)));
        Assert.True(WriteFileRequest.TryParse(pdu.AsSpan(0, size), out WriteFileRequest request, out _));
        int groups = 0;
        foreach (FileGroup group in request)
        {
            Assert.Equal(new FileRecord(4, 7, 3), group.Record);
            Assert.Equal("06AF04BE100D", Convert.ToHexString(group.Data));
            groups++;
        }

        Assert.Equal(1, groups);
    }

    [Theory]
    [InlineData("", PduFault.Empty)]
    [InlineData("1507060001000000" + "01", PduFault.UnexpectedFunction)]
    [InlineData("14", PduFault.Truncated)]
    [InlineData("140606000100000001", PduFault.ByteCountMismatch)]
    [InlineData("14080600010000000100", PduFault.ByteCountMismatch)]
    [InlineData("140706000100000001AA", PduFault.TrailingBytes)]
    [InlineData("1407050001000000" + "01", PduFault.AddressOutOfRange)]
    [InlineData("1407060000000000" + "01", PduFault.AddressOutOfRange)]
    [InlineData("140706000127100001", PduFault.AddressOutOfRange)]
    [InlineData("1407060001270F" + "0002", PduFault.AddressOutOfRange)]
    [InlineData("1407060001000000" + "00", PduFault.AddressOutOfRange)]
    [InlineData("1407060001000000" + "7A", PduFault.QuantityOutOfRange)]
    public void Names_what_is_wrong_with_a_read(string hex, PduFault expected)
    {
        Assert.False(ReadFileRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("1404030600" + "01", null)]
    [InlineData("1403020600", PduFault.ByteCountMismatch)]
    [InlineData("140404060001", PduFault.ByteCountMismatch)]
    [InlineData("140403050001", PduFault.EchoMismatch)]
    [InlineData("14040506" + "0001", PduFault.ByteCountMismatch)]
    [InlineData("1404030600", PduFault.Truncated)]
    public void Names_what_is_wrong_with_what_was_read(string hex, PduFault? expected)
    {
        Assert.Equal(expected is null, ReadFileResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected ?? PduFault.None, fault);
    }

    [Theory]
    [InlineData("1509060001000000010007", null)]
    [InlineData("150906000100000002" + "0007", PduFault.ByteCountMismatch)]
    [InlineData("1507060001000000" + "00", PduFault.ByteCountMismatch)]
    [InlineData("150A06000100000001000700", PduFault.ByteCountMismatch)]
    [InlineData("1509050001000000010007", PduFault.AddressOutOfRange)]
    [InlineData("1509060000000000010007", PduFault.AddressOutOfRange)]
    [InlineData("1509060001271000010007", PduFault.AddressOutOfRange)]
    [InlineData("15090600010000000100", PduFault.Truncated)]
    public void Names_what_is_wrong_with_a_write(string hex, PduFault? expected)
    {
        Assert.Equal(expected is null, WriteFileRequest.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected ?? PduFault.None, fault);
    }

    [Fact]
    public void Files_take_no_more_than_the_limits()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        Assert.Equal(9, ReadFileRequest.Write(pdu, new FileRecord(65535, 9879, 121)));
        Assert.Equal(2 + (35 * 7), ReadFileRequest.Write(pdu, [.. Enumerable.Repeat(new FileRecord(1, 0, 2), 35)]));
        Assert.Equal(253, WriteFileRequest.WriteRegisters(pdu, 1, 0, new ushort[122]));

        Assert.Throws<ArgumentOutOfRangeException>(() => ReadFileRequest.Write(pdu));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadFileRequest.Write(pdu, new FileRecord(1, 0, 122)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadFileRequest.Write(pdu, new FileRecord(0, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadFileRequest.Write(pdu, new FileRecord(1, 9999, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadFileRequest.Write(pdu, [.. Enumerable.Repeat(new FileRecord(1, 0, 1), 36)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteFileRequest.WriteRegisters(pdu, 1, 0, new ushort[123]));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteFileRequest.WriteRegisters(pdu, 1, 0, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => WriteFileRequest.WriteRegisters(pdu, 1, 9999, new ushort[2]));
    }

    [Fact]
    public void A_queue_gives_up_to_31_registers()
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        Assert.Equal(3, new ReadFifoRequest(0x4DE).Write(pdu));
        Assert.Equal("1804DE", Convert.ToHexString(pdu.AsSpan(0, 3)));
        Assert.True(ReadFifoRequest.TryParse(pdu.AsSpan(0, 3), out ReadFifoRequest request, out _));
        Assert.Equal(0x4DE, request.Address);

        int size = new ReadFifoResponse([0x01, 0xB8, 0x12, 0x84]).Write(pdu);
        Assert.Equal("180006000201B81284", Convert.ToHexString(pdu.AsSpan(0, size)));
        Assert.True(ReadFifoResponse.TryParse(pdu.AsSpan(0, size), out ReadFifoResponse response, out _));
        Assert.Equal((2, "01B81284"), (response.Count, Convert.ToHexString(response.Data)));

        Assert.Equal(67, new ReadFifoResponse(new byte[62]).Write(pdu));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReadFifoResponse(new byte[64]).Size);
        Assert.Throws<ArgumentException>(() => new ReadFifoResponse(new byte[3]).Size);
    }

    [Theory]
    [InlineData("1800020000", null)]
    [InlineData("18000200", PduFault.Truncated)]
    [InlineData("1800020001", PduFault.ByteCountMismatch)]
    [InlineData("1800420020", PduFault.QuantityOutOfRange)]
    [InlineData("1800040001", PduFault.Truncated)]
    [InlineData("18000400010000FF", PduFault.TrailingBytes)]
    public void Names_what_is_wrong_with_a_queue(string hex, PduFault? expected)
    {
        Assert.Equal(expected is null, ReadFifoResponse.TryParse(Convert.FromHexString(hex), out _, out PduFault fault));
        Assert.Equal(expected ?? PduFault.None, fault);
    }
}
