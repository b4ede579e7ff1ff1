namespace Coilwright.Soak;

/// <summary>What both processes know: every value is a function of its unit and address, so that a wrong one shows wherever it comes from.</summary>
internal static class Plant
{
    public const int Units = 4;

    /// <summary>Registers and coils of each unit that are read.</summary>
    public const int Addresses = 20_000;

    private const int FirstMailbox = 40_000;

    /// <summary>Where a caller writes its tickets: two registers of unit 1.</summary>
    public static ushort MailboxOf(int caller) => (ushort)(FirstMailbox + (caller * 2));

    public static ushort Register(byte unit, int address) => (ushort)((address * 40_503) ^ (unit * 0x1357));

    public static bool Coil(byte unit, int address) => (Register(unit, address) & 0x10) != 0;
}
