using Coilwright.Analyzers.Tests.Harness;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>A map with a little of everything and nothing wrong in it.</summary>
internal static class PlainMap
{
    public static string Source { get; } = Sources.File(
        """
        public enum BaudRate : ushort { Slow = 9600, Fast = 19200 }

        public static partial class Devices<TSite>
            where TSite : class
        {
            /// <summary>A meter.</summary>
            [ModbusRegisterMap(Order = RegisterOrder.CDAB, MaxGap = 4, MaxRegistersPerRead = 100)]
            public sealed partial class EnergyMeter
            {
                private const int Second = 0x0002;

                [InputRegister(0x0000, Unit = "V")] public float VoltageL1 { get; set; }
                [InputRegister(Second, As = RegisterType.UInt16, Scale = 0.01)] public decimal Frequency { get; set; }
                [InputRegister(0x0004, Length = 8)] public ushort[] Harmonics { get; set; } = [];
                [HoldingRegister(0x0014, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100), WriteGroup("Limits")] public double Limit { get; set; }
                [HoldingRegister(0x0015, Order = RegisterOrder.ABCD), WriteGroup("Limits")] public uint Delay { get; set; }
                [HoldingRegister(0x001C)] public BaudRate Baud { get; set; }
                [HoldingRegister(0x0020, Length = 8)] public string Serial { get; set; } = "";
                [HoldingRegister(0x0030, Bit = 3)] public bool AlarmLatched { get; set; }
                [HoldingRegister(0x0030, Bit = 4, BitCount = 3)] public byte Phase { get; set; }
                [HoldingRegister(0x0031), NotAvailable(0x8000, 0xFFFF)] public short? Temperature { get; set; }
                [Coil(0), WriteGroup("Limits")] public bool Relay { get; set; }
                [DiscreteInput(0)] public bool DoorOpen { get; set; }

                public string Note { get; set; } = "";
            }

            [ModbusRegisterMap]
            public readonly partial record struct Reading([property: InputRegister(0)] float Value, [property: InputRegister(2)] ushort Status);
        }
        """);
}
