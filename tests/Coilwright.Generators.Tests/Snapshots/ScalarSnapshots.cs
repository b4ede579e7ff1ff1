using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Snapshots;

public sealed class ScalarSnapshots
{
    [Fact]
    public void The_map_of_the_readme() => Snapshot.Verify(
        """
        using Coilwright.Modbus;

        namespace Plant;

        public enum BaudRate : ushort { Baud9600, Baud19200 }

        /// <summary>A three-phase meter.</summary>
        [ModbusRegisterMap(Order = RegisterOrder.ABCD, MaxGap = 4)]
        public partial class EnergyMeter
        {
            [InputRegister(0x0000, Unit = "V")]
            public float VoltageL1 { get; set; }

            [InputRegister(0x0002, As = RegisterType.UInt16, Scale = 0.01, Unit = "Hz")]
            public decimal Frequency { get; set; }

            [HoldingRegister(0x0014, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 100, Unit = "A"), WriteGroup("Limits")]
            public double Limit { get; set; }

            [HoldingRegister(0x001C), WriteGroup("Limits")]
            public BaudRate Baud { get; set; }

            [HoldingRegister(0x0020, Length = 8)]
            public string Serial { get; set; } = "";

            [HoldingRegister(0x0030, Bit = 3)]
            public bool AlarmLatched { get; set; }

            [HoldingRegister(0x0031), NotAvailable(0x8000)]
            public short? Temperature { get; set; }

            [Coil(0)]
            public bool Relay { get; set; }

            [DiscreteInput(0)]
            public bool DoorOpen { get; set; }
        }
        """);
}
