using Coilwright.Modbus.Pdus;
using CsCheck;

namespace Coilwright.Modbus.Tests.Pdus;

public sealed class PduPropertyTests
{
    private static readonly Gen<byte[]> SoundPdu = Gen.OneOf(
        Gen.Select(Gen.Int[1, 2], Gen.UShort, Gen.Int[1, 2000]).Select(ReadPdu),
        Gen.Select(Gen.Int[3, 4], Gen.UShort, Gen.Int[1, 125]).Select(ReadPdu),
        Gen.Select(Gen.UShort, Gen.Bool).Select((address, on) => Written(WriteSingleRequest.Coil(address, on).Write)),
        Gen.Select(Gen.UShort, Gen.UShort).Select((address, value) => Written(WriteSingleRequest.Register(address, value).Write)),
        Gen.Select(Gen.UShort[0, 60000], Gen.Bool.Array[1, 1968]).Select((a, v) => Written(d => WriteMultipleRequest.WriteCoils(d, a, v))),
        Gen.Select(Gen.UShort[0, 60000], Gen.UShort.Array[1, 123])
            .Select((a, v) => Written(d => WriteMultipleRequest.WriteRegisters(d, a, v))),
        Gen.Select(Gen.UShort, Gen.UShort, Gen.UShort).Select((a, and, or) => Written(new MaskWriteRequest(a, and, or).Write)),
        Gen.Select(Gen.UShort[0, 60000], Gen.Int[1, 125], Gen.UShort[0, 60000], Gen.UShort.Array[1, 121])
            .Select((from, count, to, v) => Written(d => ReadWriteRequest.WriteRegisters(d, from, count, to, v))),
        Gen.Select(Gen.Int[1, 2], Gen.Byte.Array[1, 250]).Select((f, data) => Written(d => new ReadBitsResponse((FunctionCode)f, data).Write(d))),
        Gen.Select(Gen.OneOf(Gen.Const(3), Gen.Const(4), Gen.Const(23)), Gen.Byte.Array[1, 125])
            .Select((f, data) => Written(d => new ReadRegistersResponse((FunctionCode)f, [.. data, .. data]).Write(d))),
        Gen.Select(Gen.Int[15, 16], Gen.UShort, Gen.UShort)
            .Select((f, address, quantity) => Written(new WriteMultipleResponse((FunctionCode)f, address, quantity).Write)),
        Gen.Select(Gen.Byte[1, 127], Gen.Byte)
            .Select((f, code) => Written(new ExceptionResponse((FunctionCode)f, (ModbusExceptionCode)code).Write)),
        Gen.Byte.Select(status => Written(new ReadExceptionStatusResponse(status).Write)),
        Gen.Byte.Array[2, 250].Select(data => Written(d => new DiagnosticsMessage(0, data.AsSpan(0, data.Length / 2 * 2)).Write(d))),
        Gen.Select(Gen.UShort[1, 65535], Gen.UShort).Select((f, value) => Written(d => DiagnosticsMessage.Write(d, (DiagnosticSubFunction)f, value))),
        Gen.Select(Gen.UShort, Gen.Byte.Array[0, 64]).Select((n, events) => Written(d => new CommEventLogResponse(0, n, n, events).Write(d))),
        Gen.Byte.Array[0, 251].Select(data => Written(d => new ReportServerIdResponse(data).Write(d))),
        Gen.Select(Gen.UShort[1, 65535], Gen.UShort[0, 9990], Gen.UShort[1, 4]).Array[1, 24]
            .Select(all => Written(d => ReadFileRequest.Write(d, [.. all.Select(r => new FileRecord(r.Item1, r.Item2, r.Item3))]))),
        Gen.Select(Gen.UShort[1, 65535], Gen.UShort[0, 9000], Gen.UShort.Array[1, 122])
            .Select((file, at, v) => Written(d => WriteFileRequest.WriteRegisters(d, file, at, v))),
        Gen.Byte.Array[0, 31].Select(data => Written(d => new ReadFifoResponse([.. data, .. data]).Write(d))),
        Gen.Select(Gen.Byte[1, 4], Gen.Byte.Array[0, 100].Array[0, 4]).Select((category, values) => Written(d => Identification(d, category, values))));

    [Fact]
    public void What_was_written_parses_and_writes_the_same_again() => SoundPdu.Sample(pdu =>
    {
        List<byte[]> again = ParseAll(pdu);
        return again.Count > 0 && again.All(written => written.AsSpan().SequenceEqual(pdu));
    });

    [Fact]
    public void Every_truncation_is_refused_without_a_throw() => SoundPdu.Sample(
        pdu =>
        {
            for (int length = 0; length < pdu.Length; length++)
            {
                // The cut-off request of FC15, FC16 and FC22 may be read as their shorter response; nothing else may pass.
                Assert.All(ParseAll(pdu.AsSpan(0, length)), written => Assert.Equal(pdu[..length], written));
            }
        },
        iter: 300);

    [Fact]
    public void Random_bytes_never_make_a_parser_throw() => Gen.Byte.Array[0, 260].Sample(bytes =>
    {
        ParseAll(bytes);
        ResponseCheck.Check(bytes, bytes);
    });

    [Fact]
    public void Bytes_that_resemble_a_PDU_never_make_a_parser_throw() =>
        Gen.Select(SoundPdu, Gen.Int[0, 252], Gen.Byte, SoundPdu).Sample((pdu, at, value, other) =>
        {
            pdu[at % pdu.Length] = value;
            ParseAll(pdu);
            ResponseCheck.Check(pdu, other);
        });

    private delegate int PduWriter(Span<byte> destination);

    private static byte[] ReadPdu(int function, ushort address, int quantity) =>
        Written(new ReadRequest((FunctionCode)function, (ushort)Math.Min(address, 65536 - quantity), quantity).Write);

    private static byte[] Written(PduWriter write)
    {
        byte[] pdu = new byte[PduLimits.MaxSize];
        return pdu[..write(pdu)];
    }

    private static int Identification(Span<byte> destination, byte category, byte[][] values)
    {
        int size = DeviceIdentificationResponse.WriteHeader(destination, (DeviceIdentificationCategory)category, 3);
        foreach (byte[] value in values)
        {
            DeviceIdentificationResponse.TryAdd(destination, ref size, 1, value);
        }

        return size;
    }

    /// <summary>Offers the bytes to every parser and gives back what those that took them write.</summary>
    private static List<byte[]> ParseAll(ReadOnlySpan<byte> pdu)
    {
        List<byte[]> written = [];
        byte[] buffer = new byte[PduLimits.MaxSize + 10];
        Add(ReadRequest.TryParse(pdu, out ReadRequest read, out PduFault fault) ? read.Write(buffer) : 0, fault);
        Add(ReadBitsResponse.TryParse(pdu, out ReadBitsResponse bits, out fault) ? bits.Write(buffer) : 0, fault);
        Add(ReadRegistersResponse.TryParse(pdu, out ReadRegistersResponse registers, out fault) ? registers.Write(buffer) : 0, fault);
        Add(WriteSingleRequest.TryParse(pdu, out WriteSingleRequest single, out fault) ? single.Write(buffer) : 0, fault);
        Add(WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest multiple, out fault) ? multiple.Write(buffer) : 0, fault);
        Add(WriteMultipleResponse.TryParse(pdu, out WriteMultipleResponse response, out fault) ? response.Write(buffer) : 0, fault);
        Add(MaskWriteRequest.TryParse(pdu, out MaskWriteRequest mask, out fault) ? mask.Write(buffer) : 0, fault);
        Add(ReadWriteRequest.TryParse(pdu, out ReadWriteRequest readWrite, out fault) ? readWrite.Write(buffer) : 0, fault);
        Add(ExceptionResponse.TryParse(pdu, out ExceptionResponse exception, out fault) ? exception.Write(buffer) : 0, fault);
        Add(FunctionOnlyRequest.TryParse(pdu, out FunctionOnlyRequest only, out fault) ? only.Write(buffer) : 0, fault);
        Add(ReadExceptionStatusResponse.TryParse(pdu, out ReadExceptionStatusResponse status, out fault) ? status.Write(buffer) : 0, fault);
        Add(DiagnosticsMessage.TryParse(pdu, out DiagnosticsMessage diagnostics, out fault) ? diagnostics.Write(buffer) : 0, fault);
        Add(CommEventCounterResponse.TryParse(pdu, out CommEventCounterResponse counter, out fault) ? counter.Write(buffer) : 0, fault);
        Add(CommEventLogResponse.TryParse(pdu, out CommEventLogResponse log, out fault) ? log.Write(buffer) : 0, fault);
        Add(ReportServerIdResponse.TryParse(pdu, out ReportServerIdResponse id, out fault) ? id.Write(buffer) : 0, fault);
        Add(ReadFileRequest.TryParse(pdu, out ReadFileRequest readFile, out fault) ? readFile.Write(buffer) : 0, fault);
        Add(ReadFileResponse.TryParse(pdu, out ReadFileResponse file, out fault) ? file.Write(buffer) : 0, fault);
        Add(WriteFileRequest.TryParse(pdu, out WriteFileRequest writeFile, out fault) ? writeFile.Write(buffer) : 0, fault);
        Add(ReadFifoRequest.TryParse(pdu, out ReadFifoRequest readQueue, out fault) ? readQueue.Write(buffer) : 0, fault);
        Add(ReadFifoResponse.TryParse(pdu, out ReadFifoResponse queue, out fault) ? queue.Write(buffer) : 0, fault);
        Add(DeviceIdentificationRequest.TryParse(pdu, out DeviceIdentificationRequest ask, out fault) ? ask.Write(buffer) : 0, fault);
        Add(DeviceIdentificationResponse.TryParse(pdu, out DeviceIdentificationResponse device, out fault) ? device.Write(buffer) : 0, fault);
        return written;

        void Add(int length, PduFault fault)
        {
            Assert.Equal(length > 0, fault == PduFault.None);
            if (length > 0)
            {
                written.Add(buffer[..length]);
            }
        }
    }
}
