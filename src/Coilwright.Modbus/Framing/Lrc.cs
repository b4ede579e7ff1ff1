namespace Coilwright.Modbus.Framing;

/// <summary>The checksum of ASCII frames: the two's complement of the sum of all bytes (Modbus over Serial Line V1.02, 2.5.2.2).</summary>
public static class Lrc
{
    /// <summary>The checksum of some bytes; that of a sound frame, its own checksum included, is 0.</summary>
    public static byte Compute(ReadOnlySpan<byte> data)
    {
        int sum = 0;
        foreach (byte value in data)
        {
            sum += value;
        }

        return (byte)-sum;
    }
}
