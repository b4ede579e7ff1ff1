namespace Coilwright.Modbus;

/// <summary>What input and holding registers have in common: the type on the wire and how its raw value becomes the property's value.</summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public abstract class RegisterAttribute : MapMemberAttribute
{
    private protected RegisterAttribute(int address)
        : base(address)
    {
    }

    /// <summary>The type on the wire. Required beside <see cref="Scale"/> on a float, double or decimal.</summary>
    public RegisterType As { get; set; }

    /// <summary>The order of the bytes, where it differs from the map's.</summary>
    public RegisterOrder Order { get; set; }

    /// <summary>
    /// The value of one raw step: value = raw x Scale + <see cref="Offset"/>. Taken by its shortest decimal text and applied as an exact
    /// fraction, so that 0.1 means <c>raw / 10</c>, and a double is the one nearest to the decimal number. What is written goes to the nearest raw
    /// step, halves away from zero, by the decimal number as which the value is written: with 0.01 the double 1.005 is raw 101, as it is with
    /// <see cref="ScaleFrom"/>. Default: 1.
    /// </summary>
    public double Scale { get; set; } = 1;

    /// <summary>What is added after scaling. Default: 0.</summary>
    public double Offset { get; set; }

    /// <summary>
    /// The first bit of a flag or bit range within the register, 0 (least significant) to 15, after the bytes are swapped where
    /// <see cref="Order"/> is BADC or DCBA. Default: the whole register.
    /// </summary>
    public int Bit { get; set; } = -1;

    /// <summary>
    /// How many bits a bit range spans, starting at <see cref="Bit"/>. The number in them is unsigned, whatever the property's type, unless
    /// <see cref="As"/> names <see cref="RegisterType.Int16"/>: then it is in two's complement. Default: 1.
    /// </summary>
    public int BitCount { get; set; } = 1;

    /// <summary>
    /// The property that says by what the raw value is scaled, SunSpec's scale factor: <c>ScaleFrom = nameof(V_SF)</c>. A property of the
    /// same map, or of a map that this one is nested in. The scaled property is nullable: it reads as <see langword="null"/> while the scale is not
    /// available or out of range. Reads of both are consistent; a write reads the scale first. A server refuses with exception 3 what would
    /// leave its own updates without a scale: a client's write of a scale that is not available, out of range or a divisor of 0, and of a
    /// value while its scale is such.
    /// </summary>
    public string? ScaleFrom { get; set; }

    /// <summary>What the scale means. Default: <see cref="RegisterScaling.PowerOfTen"/>.</summary>
    public RegisterScaling Scaling { get; set; }

    /// <summary>How text stands in its registers. Default: ASCII or UTF-8, padded with NULs.</summary>
    public RegisterText Text { get; set; }

    /// <summary>
    /// A static class that reads and writes the registers itself, <see cref="MapMemberAttribute.Length"/> of them:
    /// <c>static T Decode(ReadOnlySpan&lt;byte&gt; data)</c> and <c>static void Encode(T value, Span&lt;byte&gt; data)</c>, T being the
    /// property's type. To refuse a value, Encode throws <see cref="ArgumentOutOfRangeException"/>; a server has both of them judge what its clients
    /// write. Decode must depend on nothing but the registers: a read into an object that is there calls it twice, first for all members to see that they
    /// can be read, because the object is changed whole or not at all.
    /// </summary>
    public Type? Converter { get; set; }
}
