using System.Globalization;
using System.Text.RegularExpressions;
using Coilwright.Modbus.Framing;

namespace Coilwright.Modbus.Serial;

/// <summary>What the endpoint of a serial port says of its settings.</summary>
internal static partial class SerialEndpoint
{
    /// <exception cref="FormatException">A setting is none; the message shows the right form.</exception>
    public static SerialPortSettings SettingsOf(Endpoint endpoint)
    {
        // Windows has no paths to its ports: in a URI they stand behind the slash that ends the empty host.
        string device = WindowsPort().IsMatch(endpoint.Path) ? endpoint.Path[1..] : endpoint.Path;
        bool isAscii = endpoint.Scheme == ModbusEndpoint.Ascii;
        try
        {
            return new SerialPortSettings(device)
            {
                BaudRate = NumberOf(endpoint, ModbusEndpoint.BaudRate, 19200),
                DataBits = NumberOf(endpoint, ModbusEndpoint.DataBits, isAscii ? 7 : 8),
                StopBits = NumberOf(endpoint, ModbusEndpoint.StopBits, 1),
                Parity = ParityOf(endpoint),
            };
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw Wrong(endpoint, error.Message);
        }
    }

    /// <summary>The speed of the line behind a gateway, or 0 where the endpoint doesn't tell.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static int BaudRateOf(Endpoint endpoint) => NumberOf(endpoint, ModbusEndpoint.BaudRate, 0);

    private static int NumberOf(Endpoint endpoint, string option, int otherwise)
    {
        if (!endpoint.Options.TryGetValue(option, out string? text))
        {
            return otherwise;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Wrong(endpoint, $"'{option}' is no number: '{text}'.");
    }

    private static SerialParity ParityOf(Endpoint endpoint) =>
        !endpoint.Options.TryGetValue(ModbusEndpoint.Parity, out string? text) ? SerialParity.Even
        : Enum.TryParse(text, ignoreCase: true, out SerialParity parity) && Enum.IsDefined(parity) && !char.IsAsciiDigit(text[0]) ? parity
        : throw Wrong(endpoint, $"There is no parity '{text}'.");

    private static FormatException Wrong(Endpoint endpoint, string problem) =>
        new($"The endpoint '{endpoint}' has a setting that is none. {problem} Write settings as in {ModbusEndpoint.SettingsForm}.");

    [GeneratedRegex(@"\A/COM[0-9]+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WindowsPort();
}
