namespace Coilwright.Modbus;

/// <summary>What is known of a member's value after a read.</summary>
public enum MemberQuality
{
    /// <summary>Read from the device.</summary>
    Good,

    /// <summary>Read from the device, which says that it has no value (see <see cref="NotAvailableAttribute"/>).</summary>
    NotAvailable,

    /// <summary>The device refused to give it; the target keeps what it held before.</summary>
    Refused,

    /// <summary>Not read this time; the target keeps what an earlier read gave.</summary>
    Stale,
}
