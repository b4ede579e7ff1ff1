namespace Coilwright.Modbus;

/// <summary>
/// A write was confirmed by the device, but reading it back gave something else: the device keeps a limit of its own, rounds, or changes the
/// value itself. Only where <see cref="ModbusMapClient{TMap}.VerifiesWrites"/> asks for it.
/// </summary>
public sealed class ModbusVerificationException : ModbusException
{
    internal ModbusVerificationException(string message, in ModbusRequestFacts facts, string member, object? written, object? readBack)
        : base(message, facts, null) => (Member, Written, ReadBack) = (member, written, readBack);

    /// <summary>The member that differs.</summary>
    public string Member { get; }

    /// <summary>What was written: the property's value, or the registers in hexadecimal where that depends on another register.</summary>
    public object? Written { get; }

    /// <summary>What the device holds, in the same form.</summary>
    public object? ReadBack { get; }

    /// <summary>True: the device said so.</summary>
    public override bool MayHaveBeenApplied => true;
}
