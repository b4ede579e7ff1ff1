using Coilwright.Modbus;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Generators.Tests.Layers;

/// <summary>A device at the other end of a stream, made of the public layers alone. Its answers come a byte at a time.</summary>
internal sealed class RtuDevice(byte unit) : Stream
{
    private readonly Queue<byte> _answers = new();

    /// <summary>What its registers hold, by the function code that reads them and their address; 0 where nothing is said.</summary>
    public Dictionary<(int Function, int Address), ushort> Registers { get; } = [];

    /// <summary>How many requests it has answered.</summary>
    public int Requests { get; private set; }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Assert.True(RtuFrame.TryRead(buffer.AsSpan(offset, count), FrameDirection.Request, out SerialFrame frame, out int consumed));
        Assert.Equal((unit, count), (frame.Unit, consumed));
        Assert.True(ReadRequest.TryParse(frame.Pdu, out ReadRequest request, out _));
        byte[] pdu = new byte[PduLimits.MaxSize];
        byte[] answer = new byte[RtuFrame.MaxSize];
        int size = Answer(request, pdu);
        foreach (byte value in answer.AsSpan(0, RtuFrame.Write(unit, pdu.AsSpan(0, size), answer)))
        {
            _answers.Enqueue(value);
        }

        Requests++;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (count == 0 || !_answers.TryDequeue(out byte value))
        {
            return 0;
        }

        buffer[offset] = value;
        return 1;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private int Answer(ReadRequest request, byte[] pdu)
    {
        if (request.Function is FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs)
        {
            return ReadBitsResponse.WriteHeader(pdu, request, out _);
        }

        ushort[] values = [.. Enumerable.Range(request.Address, request.Quantity).Select(address => Registers.GetValueOrDefault(((int)request.Function, address)))];
        int size = ReadRegistersResponse.WriteHeader(pdu, request.Function, request.Quantity, out Span<byte> data);
        PackedRegisters.Pack(values, data);
        return size;
    }
}
