using System.Buffers;

namespace Coilwright.Mcp.Messages;

/// <summary>A sequence as one span: its own where it has one segment, otherwise a pooled copy that is given back in the end.</summary>
internal readonly ref struct ContiguousBytes : IDisposable
{
    private readonly byte[]? _rented;

    public ContiguousBytes(in ReadOnlySequence<byte> data)
    {
        if (data.IsSingleSegment)
        {
            Span = data.FirstSpan;
            return;
        }

        int length = checked((int)data.Length);
        _rented = ArrayPool<byte>.Shared.Rent(length);
        data.CopyTo(_rented);
        Span = _rented.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Span { get; }

    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }
}
