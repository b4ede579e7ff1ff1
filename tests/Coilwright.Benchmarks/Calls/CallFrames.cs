using System.Buffers.Binary;

namespace Coilwright.Benchmarks.Calls;

/// <summary>The bytes of a call and its answer, as ours are: header, what a call says about itself, message.</summary>
internal static class CallFrames
{
    private const int HeaderSize = 12;
    private const int SequenceStart = 8;
    private const int CallHeaderSize = 7;
    private const int StatusSize = 2;

    public const int RequestBody = HeaderSize + CallHeaderSize;
    public const int AnswerBody = HeaderSize + StatusSize;

    public static int RequestSize { get; } = RequestBody + CallMessage.Example.GetEncodedSize();

    public static int AnswerSize { get; } = AnswerBody + CallMessage.Example.GetEncodedSize();

    public static byte[] CreateRequest(int sequence = 0)
    {
        byte[] frame = Create(0x01, RequestSize, CallHeaderSize, sequence);

        // Operation 1, with a deadline of 30 s.
        frame[HeaderSize + 1] = 1;
        frame[HeaderSize + 2] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(HeaderSize + 3), 30_000);
        return frame;
    }

    public static byte[] CreateAnswer()
    {
        byte[] frame = Create(0x02, AnswerSize, StatusSize, sequence: 0);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(HeaderSize), 200);
        return frame;
    }

    public static int Sequence(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt32BigEndian(frame[SequenceStart..]);

    public static void CopySequence(ReadOnlySpan<byte> from, Span<byte> to) => from.Slice(SequenceStart, sizeof(int)).CopyTo(to[SequenceStart..]);

    private static byte[] Create(byte command, int size, int prefix, int sequence)
    {
        byte[] frame = new byte[size];
        frame[0] = 0xAB;
        frame[1] = 0xCD;
        frame[2] = 1;
        frame[3] = command;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), size - HeaderSize);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(SequenceStart), sequence);
        _ = CallMessage.Example.Encode(frame.AsSpan(HeaderSize + prefix));
        return frame;
    }
}
