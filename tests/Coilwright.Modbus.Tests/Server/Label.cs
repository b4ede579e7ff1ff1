using System.Text;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Text in other forms than plain UTF-8.</summary>
[ModbusRegisterMap]
internal sealed partial class Label
{
    [HoldingRegister(0, Length = 3, Text = RegisterText.Swapped)] public string Swapped { get; set; } = "";

    [HoldingRegister(3, Length = 2, Text = RegisterText.Ascii)] public string? Ascii { get; set; }

    [HoldingRegister(5, Length = 2, Converter = typeof(Latin1))] public string Latin { get; set; } = "";

    [HoldingRegister(7)] public ushort Edition { get; set; }

    /// <summary>One byte a letter, and no control characters.</summary>
    internal static class Latin1
    {
        public static string Decode(ReadOnlySpan<byte> data) => Encoding.Latin1.GetString(data.TrimEnd((byte)0));

        public static void Encode(string value, Span<byte> data)
        {
            if (value.Any(char.IsControl))
            {
                throw new ArgumentOutOfRangeException(nameof(value), value, "No control characters.");
            }

            data.Clear();
            Encoding.Latin1.GetBytes(value, data);
        }
    }
}
