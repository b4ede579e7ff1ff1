using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>Bits of registers whose bytes are swapped: numbered as the device numbers them, not as they arrive.</summary>
public sealed partial class SwappedBitTests
{
    // 8A35, 17BC, 8001 and 8002 in the device; the last register stays as it is.
    private const string Wire = "358A" + "BC17" + "0180" + "0280" + "8A35";

    [Fact]
    public void Bits_are_numbered_after_the_swap_row_23()
    {
        DeviceStatus status = Decode(Wire);

        Assert.Equal((true, false, true), (status.Running, status.Warning, status.Fault));
        Assert.Equal((0xB, 0x17, -4), (status.Level, status.High, status.Trim));
        Assert.Equal([0, 15, 17, 31], Enumerable.Range(0, 32).Where(bit => status.Alarms[bit]));
        Assert.Equal((true, false), (status.Plain, status.PlainToo));
    }

    [Fact]
    public void What_is_written_is_what_was_read()
    {
        byte[] image = new byte[10];
        Decode(Wire).Encode(image);

        // Only the mapped bits.
        Assert.Equal("0180" + "BC17" + "0180" + "0280" + "8000", Convert.ToHexString(image));
    }

    [Fact]
    public void A_single_member_is_read_and_written_the_same_way()
    {
        Assert.True(DeviceStatusMembers.Running.Decode([0x01, 0x00]));
        Assert.False(DeviceStatusMembers.Running.Decode([0x00, 0x01]));
        Assert.Equal(0xB, DeviceStatusMembers.Level.Decode([0xB4, 0x17]));
        byte[] data = [0x04, 0x10];
        DeviceStatusMembers.Level.Encode(0xB, data);
        Assert.Equal("B410", Convert.ToHexString(data));
        DeviceStatusMembers.Straddling.Encode(0xF, data = new byte[2]);
        Assert.Equal("C003", Convert.ToHexString(data));
        Assert.Equal(0xF, DeviceStatusMembers.Straddling.Decode(data));
    }

    [Fact]
    public void A_mask_has_the_bits_as_they_travel() => Assert.Equal(
        [0x0100, 0x0001, 0x0080, 0xF000, 0xC003],
        new MapMember[]
        {
            DeviceStatusMembers.Running, DeviceStatusMembers.Warning, DeviceStatusMembers.Fault, DeviceStatusMembers.Level, DeviceStatusMembers.Straddling,
        }.Select(member => (int)member.Mask));

    private static DeviceStatus Decode(string wire) => DeviceStatus.Decode(Convert.FromHexString(wire));

    [ModbusRegisterMap(Order = RegisterOrder.DCBA)]
    internal sealed partial class DeviceStatus
    {
        [HoldingRegister(0, Bit = 0)] public bool Running { get; set; }
        [HoldingRegister(0, Bit = 8)] public bool Warning { get; set; }
        [HoldingRegister(0, Bit = 15)] public bool Fault { get; set; }
        [HoldingRegister(0, Bit = 6, BitCount = 4, Overlaps = true)] public byte Straddling { get; set; }
        [HoldingRegister(1, Bit = 0, BitCount = 4, As = RegisterType.Int16, Order = RegisterOrder.BADC)] public int Trim { get; set; }
        [HoldingRegister(1, Bit = 4, BitCount = 4)] public byte Level { get; set; }
        [HoldingRegister(1, Bit = 8, BitCount = 8)] public byte High { get; set; }
        [HoldingRegister(2, Length = 2)] public bool[] Alarms { get; set; } = [];
        [HoldingRegister(4, Bit = 15, Order = RegisterOrder.ABCD)] public bool Plain { get; set; }
        [HoldingRegister(4, Bit = 14, Order = RegisterOrder.CDAB)] public bool PlainToo { get; set; }
    }
}
