namespace Coilwright.Packaging.Harness;

/// <summary>A program with a map that touches the generated code from all sides, and what it prints.</summary>
internal static class SampleProgram
{
    public const string Source =
        """
        using Coilwright.Modbus;
        using Plant;

        byte[] image = [0x43, 0x66, 0x80, 0x00, 0x13, 0x8A, 0x00, 0xE6];
        EnergyMeter meter = EnergyMeter.Decode(image);
        byte[] encoded = new byte[image.Length];
        meter.Encode(encoded);

        Console.WriteLine(FormattableString.Invariant($"{meter.Voltage} V, {meter.Frequency} Hz, limit {meter.Limit} A"));
        Console.WriteLine(encoded.AsSpan().SequenceEqual(image) ? "encodes to the same bytes" : Convert.ToHexString(encoded));
        Console.WriteLine(typeof(EnergyMeterClient).Name);

        namespace Plant
        {
            [ModbusRegisterMap]
            public partial class EnergyMeter
            {
                [InputRegister(0, Unit = "V")] public float Voltage { get; set; }
                [InputRegister(2, As = RegisterType.UInt16, Scale = 0.01)] public decimal Frequency { get; set; }
                [HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1), WriteGroup("Limits")] public double Limit { get; set; }
            }
        }
        """;

    public const string Output =
        """
        230.5 V, 50.02 Hz, limit 23 A
        encodes to the same bytes
        EnergyMeterClient

        """;
}
