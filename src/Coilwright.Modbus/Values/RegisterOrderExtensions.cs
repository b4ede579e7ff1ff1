using System.Runtime.CompilerServices;

namespace Coilwright.Modbus.Values;

internal static class RegisterOrderExtensions
{
    /// <summary>Whether the two bytes within each register change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool SwapsBytes(this RegisterOrder order) => order is RegisterOrder.BADC or RegisterOrder.DCBA;
}
