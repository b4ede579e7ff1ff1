using Coilwright.Analyzers.Tests.Harness;

namespace Coilwright.Analyzers.Tests.Use;

/// <summary>A map, and a method that uses its client.</summary>
internal static class Plant
{
    /// <summary>The file with the method; its parameters are the client of the map, the client below it and a token.</summary>
    public static string Method(string body, string signature = "async Task RunAsync") => Sources.File(
        $$"""
        [ModbusRegisterMap]
        public partial class EnergyMeter
        {
            [InputRegister(0)] public float Voltage { get; set; }
            [InputRegister(2)] public float Current { get; set; }
            [InputRegister(4, Length = 2)] public ushort[] Harmonics { get; set; } = [];
            [InputRegister(6, Length = 4)] public string Serial { get; set; } = "";
            [InputRegister(10), NotAvailable(0x8000)] public short? Temperature { get; set; }
            [HoldingRegister(0), WriteGroup("Limits")] public ushort Limit { get; set; }
            [HoldingRegister(1), WriteGroup("Limits")] public ushort Delay { get; set; }
            public float Power => Voltage * Current;
        }

        public sealed class Program
        {
            private const string Endpoint = "tcp://192.168.1.10";

            public static {{signature}}(EnergyMeterClient meter, ModbusClient client, CancellationToken ct)
            {
        {{body}}
            }
        }
        """);
}
