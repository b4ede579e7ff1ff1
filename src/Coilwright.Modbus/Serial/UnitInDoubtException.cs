using System.Globalization;

namespace Coilwright.Modbus.Serial;

/// <summary>Why a request was not sent: its unit owes answers, and is left alone for longer than the request can wait.</summary>
/// <param name="doubt">What is known of the unit.</param>
/// <param name="wait">For how long it is left alone.</param>
internal sealed class UnitInDoubtException(UnitInDoubt doubt, TimeSpan wait) : TimeoutException(string.Create(
    CultureInfo.InvariantCulture,
    $"The unit has not answered and is in doubt since {doubt.Since:yyyy-MM-dd HH:mm:ss}Z; it is asked again in {wait.TotalSeconds:0.#} s at the earliest, and the request cannot wait so long"));
