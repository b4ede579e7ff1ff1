using System.Numerics;
using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

internal static class RegisterWords
{
    /// <summary>The four 16-bit words of the value in reverse order, each as it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Reverse(ulong value)
    {
        ulong halves = BitOperations.RotateLeft(value, 32);
        return ((halves & 0x0000_FFFF_0000_FFFF) << 16) | ((halves >> 16) & 0x0000_FFFF_0000_FFFF);
    }
}
