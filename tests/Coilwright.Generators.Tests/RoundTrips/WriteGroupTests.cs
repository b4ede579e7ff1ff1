using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed partial class WriteGroupTests
{
    [Fact]
    public void A_group_fills_its_requests_one_behind_the_other()
    {
        var drive = new Drive
        {
            Reverse = true,
            Speed = 0x1234,
            Ramp = 1,
            Mode = 0xA,
            Enable = true,
            Brake = false,
            Fan = true,
            Minute = 30,
            Hour = 12,
        };
        MapWriteGroup<Drive> group = DriveMembers.SetupGroup;
        byte[] data = new byte[group.Size];
        group.Encode(drive, data);
        Assert.Equal("01" + "01" + "12343F800000" + "0A04" + "0C1E", Convert.ToHexString(data));
        Assert.Equal([2, 9, 0, 4, 9], group.Blocks.Select(block => block.Address));
        Assert.Equal([2, 1, 3, 1, 1], group.Blocks.Select(block => block.Count));
        Assert.Equal([0xFFFF, 0xFFFF, 0xFFFF, 0x0F04, 0xFFFF], group.Blocks.Select(block => (int)block.Mask));
    }

    [Fact]
    public void A_value_out_of_range_is_refused_with_its_name()
    {
        var drive = new Drive { Speed = 0x7000 };
        byte[] data = new byte[DriveMembers.SetupGroup.Size];
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => DriveMembers.SetupGroup.Encode(drive, data));
        Assert.Equal("Speed", error.ParamName);
    }

    [ModbusRegisterMap]
    internal sealed partial class Drive
    {
        [HoldingRegister(4, Bit = 2), WriteGroup("Setup")] public bool Reverse { get; set; }
        [HoldingRegister(0, Max = 0x3000), WriteGroup("Setup")] public ushort Speed { get; set; }
        [HoldingRegister(1), WriteGroup("Setup")] public float Ramp { get; set; }
        [HoldingRegister(4, Bit = 8, BitCount = 4), WriteGroup("Setup")] public byte Mode { get; set; }
        [Coil(2), WriteGroup("Setup")] public bool Enable { get; set; }
        [Coil(3), WriteGroup("Setup")] public bool Brake { get; set; }
        [Coil(9), WriteGroup("Setup")] public bool Fan { get; set; }
        [HoldingRegister(9, Bit = 0, BitCount = 8), WriteGroup("Setup")] public byte Minute { get; set; }
        [HoldingRegister(9, Bit = 8, BitCount = 8), WriteGroup("Setup")] public byte Hour { get; set; }
    }
}
