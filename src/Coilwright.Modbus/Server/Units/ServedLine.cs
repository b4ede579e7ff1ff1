using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Server;

/// <summary>What the units of a server have in common: what the server has heard, whomever it was for, and the functions of their own. Thread-safe.</summary>
internal sealed class ServedLine
{
    // A box, so that nobody reads half of a set.
    private object _ownFunctions = default(FunctionCodeSet);
    private long _messages;
    private long _errors;

    /// <summary>How many requests have come, for units that the server has not as well.</summary>
    public long Messages => Interlocked.Read(ref _messages);

    /// <summary>How many frames were damaged, or whatever it was that was passed over for a frame.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    /// <summary>The function codes beyond the specification's that some unit answers.</summary>
    public FunctionCodeSet OwnFunctions => (FunctionCodeSet)Volatile.Read(ref _ownFunctions);

    public void CountMessage() => Interlocked.Increment(ref _messages);

    public void CountError() => Interlocked.Increment(ref _errors);

    /// <summary>Says that a unit answers a function code.</summary>
    public void Add(FunctionCode function)
    {
        object before;
        do
        {
            before = Volatile.Read(ref _ownFunctions);
        }
        while (Interlocked.CompareExchange(ref _ownFunctions, ((FunctionCodeSet)before).With(function), before) != before);
    }
}
