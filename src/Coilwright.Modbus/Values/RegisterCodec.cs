namespace Coilwright.Modbus.Values;

/// <summary>
/// Reads and writes a value that is made anew at every read, and tells without making it whether its registers hold one. Made by
/// generated code; immutable and safe to share.
/// </summary>
/// <typeparam name="T">The type of the C# property.</typeparam>
public abstract class RegisterCodec<T>
{
    private protected RegisterCodec()
    {
    }

    /// <summary>Reads the value.</summary>
    /// <param name="data">All its registers.</param>
    /// <exception cref="ModbusValueException">The property cannot hold it.</exception>
    public abstract T Decode(ReadOnlySpan<byte> data);

    /// <summary>Writes the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="data">All its registers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The registers cannot hold it.</exception>
    public abstract void Encode(T value, Span<byte> data);

    /// <summary>Throws what <see cref="Decode"/> throws.</summary>
    internal abstract void CheckRead(ReadOnlySpan<byte> data);

    /// <summary>Throws where the value could not be read, or could not be written again.</summary>
    internal abstract void CheckWritten(ReadOnlySpan<byte> data);
}
