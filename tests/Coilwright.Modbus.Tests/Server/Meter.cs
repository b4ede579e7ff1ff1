using System.Buffers.Binary;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>A small map as generated code would write it; register 0x15 and coils 1 and 2 are gaps inside its blocks.</summary>
internal sealed class Meter : IReusableRegisterMap<Meter>
{
    public static MapPlan Plan { get; } = new(
        "Meter",
        [
            new MapBlock(RegisterTable.InputRegister, 0x00, 2),
            new MapBlock(RegisterTable.HoldingRegister, 0x14, 5),
            new MapBlock(RegisterTable.Coil, 0, 4),
            new MapBlock(RegisterTable.DiscreteInput, 0, 1),
        ],
        [
            MeterMembers.Voltage, MeterMembers.Limit, MeterMembers.Energy, MeterMembers.Alarm, MeterMembers.Mode, MeterMembers.Relay,
            MeterMembers.Pump, MeterMembers.Door,
        ]);

    public float Voltage { get; set; }

    public double Limit { get; set; }

    public uint Energy { get; set; }

    public bool Alarm { get; set; }

    public int Mode { get; set; }

    public bool Relay { get; set; }

    public bool Pump { get; set; }

    public bool Door { get; set; }

    public static Meter Decode(ReadOnlySpan<byte> image)
    {
        var meter = new Meter();
        for (int block = 0; block < Plan.Blocks.Count; block++)
        {
            meter.DecodeBlock(block, image[Plan.OffsetOf(block)..]);
        }

        return meter;
    }

    public void Encode(Span<byte> image)
    {
        MeterMembers.Voltage.Encode(Voltage, image);
        MeterMembers.Limit.Encode(Limit, image[4..]);
        MeterMembers.Energy.Encode(Energy, image[8..]);
        MeterMembers.Alarm.Encode(Alarm, image[12..]);
        MeterMembers.Mode.Encode(Mode, image[12..]);
        image[14] = (byte)((image[14] & ~0x09) | (Relay ? 0x01 : 0) | (Pump ? 0x08 : 0));
        image[15] = (byte)(Door ? 1 : 0);
    }

    public void DecodeBlock(int block, ReadOnlySpan<byte> data)
    {
        switch (block)
        {
            case 0:
                Voltage = BinaryPrimitives.ReadSingleBigEndian(data);
                break;
            case 1:
                Limit = MeterMembers.Limit.Decode(data);
                Energy = MeterMembers.Energy.Decode(data[4..]);
                Alarm = MeterMembers.Alarm.Decode(data[8..]);
                Mode = MeterMembers.Mode.Decode(data[8..]);
                break;
            case 2:
                Relay = (data[0] & 0x01) != 0;
                Pump = (data[0] & 0x08) != 0;
                break;
            default:
                Door = (data[0] & 1) != 0;
                break;
        }
    }
}
