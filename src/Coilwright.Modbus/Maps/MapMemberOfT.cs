using System.Globalization;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Values;

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

    /// <summary>Describes a member whose registers can be checked without reading them. Called by generated code.</summary>
    public MapMember(int index, string name, RegisterTable table, int address, int count, RegisterCodec<T> codec)
        : this(index, name, table, address, count, data => codec.Decode(data[..(count * 2)]), (value, data) => codec.Encode(value, data[..(count * 2)])) =>
        Codec = codec;

    /// <summary>Reads the value from the member's own registers, followed by those of its scale if it has one; bits of coils and discrete inputs start at bit 0 of the first byte.</summary>
    public MemberDecoder<T> Decode { get; }

    /// <summary>Writes the value into the member's own registers, by the scale that follows them if it has one, without looking at <see cref="Range"/>.</summary>
    public MemberEncoder<T> Encode { get; }

    /// <summary>The values that a write accepts, or <see langword="null"/> for all that the registers can hold.</summary>
    public MemberRange<T>? Range { get; init; }

    private RegisterCodec<T>? Codec { get; init; }

    /// <summary>Checks the value against <see cref="Range"/>, then encodes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range, or the registers cannot hold it.</exception>
    public void EncodeChecked(T value, Span<byte> data)
    {
        Range?.Check(value, Name, Unit);
        Encode(value, data);
    }

    /// <summary>As <see cref="EncodeChecked(T, Span{byte})"/>, where the registers of the scale do not follow the member's own.</summary>
    /// <param name="value">The value.</param>
    /// <param name="data">The member's own registers.</param>
    /// <param name="scale">The registers of its scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range, or the registers cannot hold it.</exception>
    public void EncodeChecked(T value, Span<byte> data, ReadOnlySpan<byte> scale)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MaxScaleSize];
        room = room[..(data.Length + scale.Length)];
        data.CopyTo(room);
        scale.CopyTo(room[data.Length..]);
        EncodeChecked(value, room);
        room[..data.Length].CopyTo(data);
    }

    internal override void CheckRead(ReadOnlySpan<byte> data)
    {
        if (Codec is null)
        {
            Decode(data);
        }
        else
        {
            Codec.CheckRead(data);
        }
    }

    internal override object? ValueOf(ReadOnlySpan<byte> data) => Decode(data);

    internal override long ReadCount(ReadOnlySpan<byte> data) => Decode(data) switch
    {
        null => 0,
        IConvertible number => number.ToInt64(CultureInfo.InvariantCulture),
        _ => 0,
    };

    internal override MapMember MoveTo(int index, string name, int address) => new MapMember<T>(index, name, Table, address, Count, Decode, Encode)
    {
        Unit = Unit,
        Mask = Mask,
        WriteBy = WriteBy,
        IsOptional = IsOptional,
        AtomicGroup = AtomicGroup,
        MayNotFit = MayNotFit,
        Scaling = Scaling,
        Codec = Codec,
        ReadRoles = ReadRoles,
        WriteRoles = WriteRoles,
        Range = Range,
    };

    internal override bool IsNotAvailable(ReadOnlySpan<byte> data) => IsOptional && Decode(data) is null;

    internal override void CheckWritten(ReadOnlySpan<byte> data) => CheckHeld(data, Range);

    internal override void CheckScaled(ReadOnlySpan<byte> data) => CheckHeld(data, null);

    // A server writes the whole map with every update, so what cannot be written again would end all updates.
    private void CheckHeld(ReadOnlySpan<byte> data, MemberRange<T>? range)
    {
        if (Codec is not null)
        {
            Codec.CheckWritten(data);
            return;
        }

        // An array that is copied whole, or an address: those hold whatever stands in their registers, and reading them would allocate.
        if (!typeof(T).IsValueType && !MayNotFit)
        {
            return;
        }

        if (Scale is not null)
        {
            MapScale.Require(this, data[(Count * 2)..]);
        }

        T value = Decode(data);
        range?.Check(value, Name, Unit);

        Span<byte> again = stackalloc byte[PduLimits.MaxSize + MaxScaleSize];
        again = again[..data.Length];
        data.CopyTo(again);
        Encode(value, again);
    }
}
