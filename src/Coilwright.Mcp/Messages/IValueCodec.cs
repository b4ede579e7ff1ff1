namespace Coilwright.Mcp.Messages;

/// <summary>How a value of one type stands on the wire, without tag. Implemented by empty structs, so that lists and maps are compiled for each.</summary>
/// <typeparam name="T">The type of the C# value.</typeparam>
public interface IValueCodec<T>
{
    /// <summary>The wire type of a value in the Tagged layout.</summary>
    static abstract WireType WireType { get; }

    /// <summary>The bytes that every value takes; 0 if that depends on the value, which then takes at least one.</summary>
    static virtual int FixedSize => 0;

    /// <summary>Whether a value stands on the wire as it stands in memory here, so that lists can be copied at once.</summary>
    static virtual bool IsMemoryImage => false;

    /// <summary>The bytes that a value takes.</summary>
    static abstract int SizeOf(T value);

    /// <summary>Writes a value.</summary>
    static abstract void Write(ref MessageWriter writer, T value);

    /// <summary>Reads a value.</summary>
    /// <param name="reader">The reader, which keeps a failure.</param>
    /// <param name="reuse">What stood in this place before, to be used again where that saves an allocation.</param>
    static abstract T Read(ref MessageReader reader, T? reuse = default);

    /// <summary>Whether a map entry leaves the value out, because it is what a reader takes a missing one for.</summary>
    static abstract bool IsDefault(T value);

    /// <summary>What a reader takes for a value missing in a map entry.</summary>
    static virtual T ReadMissing(ref MessageReader reader) => default!;
}
