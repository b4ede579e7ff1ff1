namespace Coilwright.Modbus;

/// <summary>
/// The base of every error that a Modbus client reports about a device, a connection or what came over the wire, with the facts of the
/// request that failed.
/// </summary>
public abstract class ModbusException : CoilwrightException
{
    private readonly ModbusRequestFacts _facts;

    private protected ModbusException(string message, in ModbusRequestFacts facts, Exception? innerException)
        : base(message, innerException) => _facts = facts;

    /// <summary>Where the device is, or <see langword="null"/> where a server's write handler made the error.</summary>
    public Endpoint? Endpoint => _facts.Endpoint;

    /// <summary>The unit that was asked, or <see langword="null"/> where the error belongs to no request.</summary>
    public byte? Unit => _facts.Unit;

    /// <summary>What was asked for, or <see langword="null"/> where the error belongs to no request.</summary>
    public FunctionCode? Function => _facts.Function;

    /// <summary>The first register or bit that was asked for; of function code 23 the first one to read.</summary>
    public int? Address => _facts.Address;

    /// <summary>How many registers or bits were asked for; of function code 23 how many to read.</summary>
    public int? Quantity => _facts.Quantity;

    /// <summary>How far the request had come.</summary>
    public RequestPhase Phase => _facts.Phase;

    /// <summary>How long after the call it failed.</summary>
    public TimeSpan Elapsed => _facts.Elapsed;

    /// <summary>How often the request was sent; 0 if never.</summary>
    public int Attempts => _facts.Attempts;

    /// <inheritdoc/>
    public override bool MayHaveBeenApplied => _facts.MayHaveBeenApplied || IsAppliedInPart;

    /// <summary>Whether requests of the same call, or an earlier attempt of this one, may have been carried out before it failed.</summary>
    private protected bool IsAppliedInPart => _facts.AppliedBefore > 0 || (_facts.IsWrite && _facts.MayHaveBeenAppliedBefore);
}
