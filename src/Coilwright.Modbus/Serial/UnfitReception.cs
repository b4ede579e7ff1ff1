using System.Globalization;
using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Serial;

/// <summary>What came since the request on the line was sent and answered nothing: it tells a wrong baud rate from a unit that is not there.</summary>
/// <remarks>Guarded by the lock of the line.</remarks>
internal sealed class UnfitReception
{
    private const int KeptBytes = 8;

    private readonly byte[] _first = new byte[KeptBytes];
    private long _bytes;
    private int _answers;
    private byte _unit;
    private byte _function;

    public void Clear() => (_bytes, _answers) = (0, 0);

    /// <summary>Bytes that belong to no frame.</summary>
    public void AddBytes(ReadOnlySpan<byte> bytes)
    {
        if (_bytes < KeptBytes)
        {
            bytes[..Math.Min(bytes.Length, KeptBytes - (int)_bytes)].CopyTo(_first.AsSpan((int)_bytes));
        }

        _bytes += bytes.Length;
    }

    /// <summary>A sound frame that can answer nothing.</summary>
    public void AddAnswer(in SerialFrame frame)
    {
        _answers++;
        (_unit, _function) = (frame.Unit, frame.Pdu[0]);
    }

    /// <summary>What to tell the caller; <see langword="null"/> if nothing came.</summary>
    public TimeoutException? Describe()
    {
        if (_bytes == 0 && _answers == 0)
        {
            return null;
        }

        string bytes = _bytes == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" {_bytes} bytes that are no frame, beginning with {Convert.ToHexString(_first.AsSpan(0, (int)Math.Min(_bytes, KeptBytes)))}: check baud rate, parity and wiring.");
        string answers = _answers == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" {_answers} frames that answer nothing that was asked, the last one of unit {_unit} with function code {_function:X2}.");
        return new TimeoutException($"What came instead:{bytes}{answers}");
    }
}
