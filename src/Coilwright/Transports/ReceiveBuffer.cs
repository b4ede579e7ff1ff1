using System.Buffers;

namespace Coilwright.Transports;

/// <summary>
/// What was received and not yet consumed, in one piece of memory. It is as large as what comes at once: small while little comes, so that thousands of
/// connections cost little while they wait, and larger where many frames come together or one is long. Not thread-safe.
/// </summary>
internal sealed class ReceiveBuffer
{
    /// <summary>The room that a connection waits with on which little comes: one frame of Modbus and something glued to it.</summary>
    public const int SmallestSize = 512;

    // More than this is only ever held for a frame that needs it.
    private const int LargestWait = 16 * 1024;

    // So many reads in a row have to bring little before the next ones wait with less.
    private const int Patience = 16;

    private byte[] _bytes = [];
    private int _start;
    private int _end;
    private int _wait = SmallestSize;
    private int _smallReads;

    /// <summary>What is there.</summary>
    public ReadOnlySequence<byte> Content => new(_bytes, _start, _end - _start);

    /// <summary>How much is there.</summary>
    public int Count => _end - _start;

    /// <summary>Takes off what stands before a position in <see cref="Content"/>.</summary>
    public void Consume(SequencePosition position) => _start = position.GetInteger();

    /// <summary>How much lies behind a position in <see cref="Content"/>.</summary>
    public int CountBehind(SequencePosition position) => _end - position.GetInteger();

    /// <summary>Room for what comes next. Positions in what is there are void from now on.</summary>
    public Memory<byte> GetRoom()
    {
        int count = Count;
        if (count == 0 && (_bytes.Length < _wait || _bytes.Length >= _wait * 2))
        {
            Replace(_wait);
        }
        else if (count > _bytes.Length / 2)
        {
            Replace(_bytes.Length * 2);
        }
        else if (_start > 0)
        {
            _bytes.AsSpan(_start, count).CopyTo(_bytes);
            _start = 0;
            _end = count;
        }

        return _bytes.AsMemory(_end);
    }

    /// <summary>Takes over what came into the room.</summary>
    public void Add(int count)
    {
        _end += count;
        if (_end == _bytes.Length)
        {
            _wait = Math.Min(Math.Max(_wait, _bytes.Length) * 2, LargestWait);
            _smallReads = 0;
        }
        else if (count > _wait / 8)
        {
            _smallReads = 0;
        }
        else if (_wait > SmallestSize && ++_smallReads == Patience)
        {
            _wait /= 2;
            _smallReads = 0;
        }
    }

    /// <summary>Gives the memory back. Nothing may be on its way into it.</summary>
    public void Release() => Replace(0);

    private void Replace(int size)
    {
        byte[] larger = size == 0 ? [] : ArrayPool<byte>.Shared.Rent(size);
        int count = size == 0 ? 0 : Count;
        _bytes.AsSpan(_start, count).CopyTo(larger);
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _bytes = larger;
        _start = 0;
        _end = count;
    }
}
