using System.Buffers;

namespace Coilwright.Fuzz.Targets;

/// <summary>Bytes that arrived in pieces.</summary>
internal sealed class Split : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> InTwo(byte[] bytes, int at)
    {
        var first = new Split { Memory = bytes.AsMemory(0, at) };
        var second = new Split { Memory = bytes.AsMemory(at), RunningIndex = at };
        first.Next = second;
        return new(first, 0, second, second.Memory.Length);
    }
}
