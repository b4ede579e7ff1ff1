namespace Coilwright.Modbus.Framing;

/// <summary>A set of function codes, 1 to 127. Immutable.</summary>
public readonly record struct FunctionCodeSet
{
    private readonly UInt128 _bits;

    private FunctionCodeSet(UInt128 bits) => _bits = bits;

    /// <summary>Every function code.</summary>
    public static FunctionCodeSet All { get; } = new(UInt128.MaxValue);

    /// <summary>The set with one more.</summary>
    public FunctionCodeSet With(FunctionCode function) => new(_bits | BitOf(function));

    /// <summary>Whether a function code belongs to the set.</summary>
    public bool Contains(FunctionCode function) => (_bits & BitOf(function)) != 0;

    private static UInt128 BitOf(FunctionCode function) => UInt128.One << ((byte)function & 0x7F);
}
