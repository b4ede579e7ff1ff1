using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// The answers that one unit may still give, in the order of their requests: the request on the line, requests that were given up, fences
/// that were not answered, and requests that others on the line were heard to send.
/// </summary>
/// <remarks>
/// <para>
/// <b>Why no answer is ever taken for another's.</b> Frames on a serial line carry no id, so everything rests on this list. Three things are
/// assumed of a unit, all of them the specification's: it answers a request at most once (A1); it answers in the order of the requests
/// (A2), since it works on one at a time and the line, or the connection through a gateway, keeps the order; an answer that is not an exception
/// has the shape that its request asks for (A3). Nothing is assumed of when it answers.
/// </para>
/// <para>
/// <b>Invariant:</b> every frame that the unit will ever send answers a request in the list. Sending appends to the list, so the
/// invariant holds for the new request. A frame that arrives answers, by the invariant, some request r in the list; by A3, r is among
/// those that the frame could answer (function code, and for what is no exception the shape), so r is the oldest of these, o, or comes behind it. By A2 and A1
/// nothing up to r will be answered any more, so nothing up to o will. <see cref="Settle"/> removes the requests up to o and no
/// more, which keeps the invariant whichever r it was; where it guesses wrong it keeps too much, never too little.
/// </para>
/// <para>
/// <b>Delivery:</b> a caller's request is sent only when the list is empty. While it waits, the list begins with it, so a frame that settles
/// it can answer it or what was appended behind it, of which by A2 it is the first: it is its answer. Anything that settles nothing is
/// dropped. So a value is that of its request, whatever was late, however late, and however often.
/// </para>
/// <para>
/// <b>Fences:</b> a request is a fence if its answer can answer nothing else in the list: then o = r = the fence, and the list is empty
/// behind it. That is what <see cref="FenceLadder"/> looks for: a nonce that is in no other request (an exception to it settles what is
/// older than the oldest function code 8), a function code that nothing in the list has, or a quantity that nothing in it has, of which
/// the success alone settles the fence and an exception only the oldest of its function code.
/// </para>
/// <para>
/// <b>Silence</b> empties the list by a further assumption, which the user makes (<see cref="SerialLineOptions.MaxResponseDelay"/>). It is the
/// last resort, for units that answer no fence. Opening the connection anew empties nothing: a gateway passes on what comes from the line
/// to whoever is connected then, so what is owed stays owed.
/// </para>
/// <para>
/// <b>Echo:</b> on a line that returns what is sent, frames come that no unit has sent. Those that cannot be answers are told by their
/// length. Those that can, and equal the request sent last, are held against what is known of the line before they come here:
/// <see cref="EchoFilter"/>. Where a network is in between, an echo can come after the next request was sent; so each request in the list
/// knows whether its echo is still due, and a frame that equals it is taken for that first: <see cref="TakeEcho"/>.
/// </para>
/// </remarks>
internal sealed class OwedAnswers
{
    /// <summary>How many are kept. Nothing is sent to a unit that owes so many, until it has been silent.</summary>
    public const int Capacity = 32;

    // All that tells one answer from another stands in the first bytes of the request: address, quantity, nonce, masks.
    private const int KeptSize = 8;

    private readonly byte[] _pdus = new byte[Capacity * KeptSize];
    private readonly byte[] _sizes = new byte[Capacity];
    private readonly long[] _sequences = new long[Capacity];
    private readonly bool[] _isEchoDue = new bool[Capacity];
    private bool _hasOverflown;

    /// <summary>How many answers are owed.</summary>
    public int Count { get; private set; }

    public bool IsEmpty => Count == 0 && !_hasOverflown;

    public bool IsFull => Count == Capacity || _hasOverflown;

    /// <summary>Notes a request that is now on the line.</summary>
    /// <param name="sequence">A number of its own, not 0.</param>
    /// <param name="pdu">The request.</param>
    /// <param name="isEchoDue">Whether the line may return it.</param>
    public void Add(long sequence, ReadOnlySpan<byte> pdu, bool isEchoDue)
    {
        if (Count == Capacity)
        {
            // Of a request that is not in the list nothing can be settled; only silence helps then.
            _hasOverflown = true;
            return;
        }

        int size = Math.Min(pdu.Length, KeptSize);
        pdu[..size].CopyTo(_pdus.AsSpan(Count * KeptSize));
        _sizes[Count] = (byte)size;
        _sequences[Count] = sequence;
        _isEchoDue[Count] = isEchoDue;
        Count++;
    }

    /// <summary>
    /// Whether a frame is the line's echo of a request in the list, which comes once, before the answer. Echoes come in the order of the
    /// requests, so those of older ones will not come any more.
    /// </summary>
    public bool TakeEcho(ReadOnlySpan<byte> frame)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_isEchoDue[i] && frame[..Math.Min(frame.Length, KeptSize)].SequenceEqual(PduAt(i)))
            {
                _isEchoDue.AsSpan(0, i + 1).Clear();
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out what is settled by a frame of the unit: the oldest request that it could answer, and all before it.</summary>
    /// <returns>The number of the request that the frame is taken to answer; 0 if it answers none.</returns>
    public long Settle(ReadOnlySpan<byte> answer)
    {
        for (int i = 0; i < Count; i++)
        {
            if (CanAnswer(PduAt(i), answer))
            {
                long sequence = _sequences[i];
                RemoveThrough(i);
                return sequence;
            }
        }

        return 0;
    }

    /// <summary>Whether an answer of this function code, exceptions included, is owed.</summary>
    public bool Owes(FunctionCode function)
    {
        for (int i = 0; i < Count; i++)
        {
            if (PduAt(i)[0] == (byte)function)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the success of this request could be taken for an answer that is owed.</summary>
    public bool OwesOneLike(ReadRequest read)
    {
        // The shape of a read's answer is its function code and its byte count.
        Span<byte> answer = stackalloc byte[PduLimits.MaxSize];
        answer[0] = (byte)read.Function;
        answer[1] = (byte)read.DataSize;
        for (int i = 0; i < Count; i++)
        {
            if (CanAnswer(PduAt(i), answer[..(2 + read.DataSize)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the requests begins with these bytes.</summary>
    public bool Contains(ReadOnlySpan<byte> pdu)
    {
        for (int i = 0; i < Count; i++)
        {
            if (PduAt(i).SequenceEqual(pdu))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets all: the unit has been silent for longer than any answer can take.</summary>
    public void Clear()
    {
        Count = 0;
        _hasOverflown = false;
    }

    private static bool CanAnswer(ReadOnlySpan<byte> request, ReadOnlySpan<byte> answer)
    {
        if ((FunctionCode)request[0] == FunctionCode.Diagnostics && answer[0] == request[0])
        {
            // Data of sub-function 0 come back as they are; of others the sub-function does (6.8).
            bool isEcho = request.Length < 3 || (request[1] == 0 && request[2] == 0);
            return answer.StartsWith(isEcho ? request : request[..3]);
        }

        // Answers of other function codes are held against all of their request by whoever asked; here the function code has to do.
        return HasShape((FunctionCode)request[0])
            ? ResponseCheck.Check(request, answer) == PduFault.None
            : (answer[0] & ~PduShape.ExceptionFlag) == request[0];
    }

    private static bool HasShape(FunctionCode function) => function is FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs
        or FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters or FunctionCode.WriteSingleCoil
        or FunctionCode.WriteSingleRegister or FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters
        or FunctionCode.MaskWriteRegister or FunctionCode.ReadWriteMultipleRegisters;

    private ReadOnlySpan<byte> PduAt(int index) => _pdus.AsSpan(index * KeptSize, _sizes[index]);

    private void RemoveThrough(int index)
    {
        int removed = index + 1;
        Count -= removed;
        Array.Copy(_pdus, removed * KeptSize, _pdus, 0, Count * KeptSize);
        Array.Copy(_sizes, removed, _sizes, 0, Count);
        Array.Copy(_sequences, removed, _sequences, 0, Count);
        Array.Copy(_isEchoDue, removed, _isEchoDue, 0, Count);
    }
}
