namespace Coilwright.Generators.Model;

internal static class RegisterOrderExtensions
{
    /// <summary>Whether the two bytes within each register change places.</summary>
    public static bool SwapsBytes(this RegisterOrder order) => order is RegisterOrder.BADC or RegisterOrder.DCBA;

    /// <summary>Bits of a register as they arrive, given as the device numbers them.</summary>
    public static int OnTheWire(this RegisterOrder order, int mask) => order.SwapsBytes() ? ((mask & 0xFF) << 8) | (mask >> 8) : mask;
}
