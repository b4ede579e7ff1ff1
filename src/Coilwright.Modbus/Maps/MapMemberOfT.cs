namespace Coilwright.Modbus;

/// <summary>Reads a value from its registers, as they came over the wire.</summary>
public delegate T MemberDecoder<out T>(ReadOnlySpan<byte> data);

/// <summary>Writes a value into its registers, as they go over the wire; a flag or bit range leaves the other bits as they are.</summary>
public delegate void MemberEncoder<in T>(T value, Span<byte> data);

/// <summary>One member of a register map with its codec. Created by generated code; immutable and safe to share.</summary>
/// <typeparam name="T">The type of the C# property.</typeparam>
public sealed class MapMember<T> : MapMember
{
    /// <summary>Describes a member. Called by generated code.</summary>
    public MapMember(
        int index, string name, RegisterTable table, int address, int count, MemberDecoder<T> decode, MemberEncoder<T> encode)
        : base(index, name, table, address, count)
    {
        Decode = decode;
        Encode = encode;
    }

    /// <summary>Reads the value from the member's own registers; bits of coils and discrete inputs start at bit 0 of the first byte.</summary>
    public MemberDecoder<T> Decode { get; }

    /// <summary>Writes the value into the member's own registers, without looking at <see cref="Range"/>.</summary>
    public MemberEncoder<T> Encode { get; }

    /// <summary>The values that a write accepts, or <see langword="null"/> for all that the registers can hold.</summary>
    public MemberRange<T>? Range { get; init; }

    /// <summary>Checks the value against <see cref="Range"/>, then encodes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range, or the registers cannot hold it.</exception>
    public void EncodeChecked(T value, Span<byte> data)
    {
        Range?.Check(value, Name, Unit);
        Encode(value, data);
    }

    internal override bool IsNotAvailable(ReadOnlySpan<byte> data) => IsOptional && Decode(data) is null;

    internal override void CheckRange(ReadOnlySpan<byte> data) => Range?.Check(Decode(data), Name, Unit);
}
