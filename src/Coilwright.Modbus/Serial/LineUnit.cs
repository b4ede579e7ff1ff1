using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus.Serial;

/// <summary>One unit of a line: who waits for it, what it owes, and what was learned about it. Guarded by the lock of the line.</summary>
internal sealed class LineUnit(byte number)
{
    private readonly ReadRequest[] _goodReads = new ReadRequest[4];

    public byte Number => number;

    public RequestQueue Writes { get; } = new();

    public RequestQueue Reads { get; } = new();

    public OwedAnswers Owed { get; } = new();

    /// <summary>Since when the unit is in doubt, by the wall clock; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? InDoubtSince { get; set; }

    /// <summary>How often in a row it has not answered.</summary>
    public int Failures { get; set; }

    /// <summary>The timestamp before which it is left alone.</summary>
    public long ReadyAt { get; set; }

    /// <summary>The timestamp of the last request to it or frame from it.</summary>
    public long LastActiveAt { get; set; }

    /// <summary>What it does with function code 8, once it is known.</summary>
    public DiagnosticsSupport Diagnostics { get; set; }

    /// <summary>Whether a function code 8 has gone unanswered since it last answered one.</summary>
    public bool HasMissedDiagnostics { get; set; }

    public bool HasWaiting => Writes.Count > 0 || Reads.Count > 0;

    /// <summary>Remembers a read of function code 1 to 4 that the unit has answered with values.</summary>
    public void Remember(ReadOnlySpan<byte> request, ReadOnlySpan<byte> answer)
    {
        if (!ExceptionResponse.Is(answer) && ReadRequest.TryParse(request, out ReadRequest read, out _))
        {
            _goodReads[(int)read.Function - 1] = read;
        }
    }

    /// <summary>A read of this function code that the unit has answered with values before, if there was one.</summary>
    public bool TryRecall(FunctionCode function, out ReadRequest read)
    {
        read = _goodReads[(int)function - 1];
        return read.Quantity > 0;
    }
}
