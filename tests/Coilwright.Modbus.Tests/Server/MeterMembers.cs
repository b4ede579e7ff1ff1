using System.Buffers.Binary;

namespace Coilwright.Modbus.Tests.Server;

internal static class MeterMembers
{
    public static MapMember<float> Voltage { get; } = new(
        0, "Voltage", RegisterTable.InputRegister, 0, 2, BinaryPrimitives.ReadSingleBigEndian, (value, data) => BinaryPrimitives.WriteSingleBigEndian(data, value));

    public static MapMember<double> Limit { get; } = new(
        1,
        "Limit",
        RegisterTable.HoldingRegister,
        0x14,
        1,
        data => BinaryPrimitives.ReadUInt16BigEndian(data) / 10d,
        (value, data) => BinaryPrimitives.WriteUInt16BigEndian(data, checked((ushort)(value * 10))))
    {
        Range = new MemberRange<double>(0, 100),
    };

    public static MapMember<uint> Energy { get; } = new(
        2,
        "Energy",
        RegisterTable.HoldingRegister,
        0x16,
        2,
        BinaryPrimitives.ReadUInt32BigEndian,
        (value, data) => BinaryPrimitives.WriteUInt32BigEndian(data, value));

    public static MapMember<bool> Alarm { get; } = new(
        3,
        "Alarm",
        RegisterTable.HoldingRegister,
        0x18,
        1,
        data => (data[1] & 0x08) != 0,
        (value, data) => data[1] = (byte)((data[1] & ~0x08) | (value ? 0x08 : 0)))
    {
        Mask = 0x0008,
    };

    public static MapMember<int> Mode { get; } = new(
        4,
        "Mode",
        RegisterTable.HoldingRegister,
        0x18,
        1,
        data => data[0],
        (value, data) => data[0] = (byte)value)
    {
        Mask = 0xFF00,
        Range = new MemberRange<int>(0, 9),
    };

    public static MapMember<bool> Relay { get; } = Bit(5, "Relay", RegisterTable.Coil, 0);

    public static MapMember<bool> Pump { get; } = Bit(6, "Pump", RegisterTable.Coil, 3);

    public static MapMember<bool> Door { get; } = Bit(7, "Door", RegisterTable.DiscreteInput, 0);

    private static MapMember<bool> Bit(int index, string name, RegisterTable table, int address) =>
        new(index, name, table, address, 1, data => (data[0] & 1) != 0, (value, data) => data[0] = (byte)((data[0] & ~1) | (value ? 1 : 0)));
}
