using CsCheck;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Row 25: a refused address inside a block, which costs other libraries the whole block.</summary>
public sealed class Row25RefusedAddressTests
{
    private static readonly MapBlock Inputs = new(RegisterTable.InputRegister, 0, 2);
    private static readonly MapBlock Coils = new(RegisterTable.Coil, 3, 10);

    [Fact]
    public async Task A_member_that_is_not_there_is_found_and_named_and_all_others_are_read()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(3);
        var target = new Kiln { Energy = 77 };

        MapReadResult result = await new KilnClient(device.Client).ReadAsync(target, Cancellation);

        Assert.Equal(["Energy"], result.Refused.Select(member => member.Name));
        Assert.Equal(MemberQuality.Refused, result[KilnMembers.Energy]);
        Assert.Equal((MapPlan.Of<Kiln>().Members.Count - 1, false), (result.Count(MemberQuality.Good), result.AllGood));
        Assert.Equal((77u, (ushort)0, (ushort)1, (ushort)4), (target.Energy, target.Top!.Value, target.Middle, target.Bottom));
        Assert.Equal((true, true, (byte)12), (target.IsHot, target.IsOpen, target.Fan));
        Assert.Equal([9, 10, 11], target.Curve);
        Assert.Equal((true, false), (target.Door, target.Light));
        Assert.Equal([.. Enumerable.Range(6, 7).Select(PickyDevice.Bit)], target.Zones);
    }

    [Fact]
    public async Task What_is_known_to_be_refused_is_not_asked_for_by_any_map_of_the_client()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(3);
        await new KilnClient(device.Client).ReadAsync(new Kiln(), Cancellation);
        device.TakeAsked();

        MapReadResult result = await new KilnClient(device.Client).ReadAsync(new Kiln(), Cancellation);

        Assert.Equal([Coils, Inputs, Holding(0, 2), Holding(4, 9)], device.TakeAsked().OrderBy(block => (block.Table, block.Address)));
        Assert.Equal(1, result.Count(MemberQuality.Refused));
    }

    [Fact]
    public async Task Another_unit_is_asked_all_the_same()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(3);
        await new KilnClient(device.Client).ReadAsync(new Kiln(), Cancellation);
        device.Refuses = _ => 0;

        Assert.True((await new KilnClient(device.Client, 2).ReadAsync(new Kiln(), Cancellation)).AllGood);
    }

    [Fact]
    public async Task After_ten_minutes_it_is_asked_for_again()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        device.Refuses = PickyDevice.Lacks(3);
        await kiln.ReadAsync(new Kiln(), Cancellation);
        device.Refuses = _ => 0;

        device.Fixture.Time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await kiln.ReadAsync(new Kiln(), Cancellation)).Count(MemberQuality.Refused));
        device.Fixture.Time.Advance(TimeSpan.FromSeconds(1));
        device.TakeAsked();
        var target = new Kiln();
        Assert.True((await kiln.ReadAsync(target, Cancellation)).AllGood);
        Assert.Equal(0x0002_0003u, target.Energy);
        Assert.Equal([Coils, Inputs, Holding(0, 13)], device.TakeAsked().OrderBy(block => (block.Table, block.Address)));
    }

    [Fact]
    public async Task A_gap_that_a_device_refuses_costs_a_request_and_no_member()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        device.Refuses = PickyDevice.Lacks(7);

        Assert.True((await kiln.ReadAsync(new Kiln(), Cancellation)).AllGood);
        device.TakeAsked();
        Assert.True((await kiln.ReadAsync(new Kiln(), Cancellation)).AllGood);

        Assert.Equal([Coils, Inputs, Holding(0, 6), Holding(9, 4)], device.TakeAsked().OrderBy(block => (block.Table, block.Address)));
    }

    [Fact]
    public async Task Whatever_is_missing_exactly_the_members_that_touch_it_are_refused()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        byte unit = 0;
        await Gen.Int[0, 13].HashSet[0, 6].SampleAsync(
            async lacking =>
            {
                device.Refuses = PickyDevice.Lacks([.. lacking]);
                var target = new Kiln();
                unit++;
                MapReadResult result = await new KilnClient(device.Client, unit).ReadAsync(target, Cancellation);
                IEnumerable<string> touched = MapPlan.Of<Kiln>().Members
                    .Where(member => member.Table == RegisterTable.HoldingRegister && lacking.Any(address => member.Address <= address && address < member.Address + member.Count))
                    .Select(member => member.Name);
                Assert.Equal(touched, result.Refused.Select(member => member.Name));
                Assert.Equal(lacking.Contains(12) ? 0 : 12, target.Fan);
                Assert.Equal(lacking.Overlaps([9, 10, 11]) ? [] : [9, 10, 11], target.Curve);
            },
            iter: 200,
            threads: 1);
    }

    [Fact]
    public async Task Too_much_at_once_lowers_what_is_asked_for_at_once_for_good()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        device.Refuses = block => !block.Table.ToString().EndsWith("Coil", StringComparison.Ordinal) && block.Count > 5 ? ModbusExceptionCode.IllegalDataValue : 0;

        Assert.True((await kiln.ReadAsync(new Kiln(), Cancellation)).AllGood);
        device.Fixture.Time.Advance(TimeSpan.FromMinutes(11));
        device.TakeAsked();
        Assert.True((await kiln.ReadAsync(new Kiln(), Cancellation)).AllGood);

        MapBlock[] asked = device.TakeAsked();
        Assert.All(asked, block => Assert.True(block.Count <= 5 || block == Coils));
        Assert.InRange(asked.Length, 5, 7);
    }

    [Fact]
    public async Task A_missing_address_that_is_answered_as_a_wrong_value_does_not_lower_it()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        Func<MapBlock, ModbusExceptionCode> lacks = PickyDevice.Lacks(4);
        device.Refuses = block => lacks(block) == 0 ? 0 : ModbusExceptionCode.IllegalDataValue;

        Assert.Equal(["Bottom"], (await kiln.ReadAsync(new Kiln(), Cancellation)).Refused.Select(member => member.Name));
        device.TakeAsked();
        await kiln.ReadAsync(new Kiln(), Cancellation);

        Assert.Equal([Coils, Inputs, Holding(0, 4), Holding(5, 8)], device.TakeAsked().OrderBy(block => (block.Table, block.Address)));
    }

    [Fact]
    public async Task A_function_that_a_device_does_not_know_costs_its_table_alone()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        device.Refuses = block => block.Table == RegisterTable.InputRegister ? ModbusExceptionCode.IllegalFunction : 0;

        await kiln.ReadAsync(new Kiln(), Cancellation);
        Assert.Equal(1, device.TakeAsked().Count(block => block == Inputs));
        MapReadResult result = await kiln.ReadAsync(new Kiln(), Cancellation);

        Assert.Equal(["Hours", "Starts"], result.Refused.Select(member => member.Name));
        Assert.Equal([Coils, Holding(0, 13)], device.TakeAsked().OrderBy(block => (block.Table, block.Address)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(0x0A)]
    [InlineData(0x0B)]
    [InlineData(0x55)]
    public async Task Other_codes_say_nothing_about_addresses_and_end_the_read(byte code)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = _ => (ModbusExceptionCode)code;

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(
            () => new KilnClient(device.Client).ReadAsync(new Kiln(), Cancellation).AsTask());

        Assert.Equal((code, 1), ((byte)error.Code, device.TakeAsked().Length));
    }

    [Fact]
    public async Task A_read_into_a_new_object_names_the_member_and_its_address_and_asks_no_more_for_ten_minutes()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client, 1, 1000);
        device.Refuses = PickyDevice.Lacks(1002, 1005);
        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => kiln.ReadAsync(Cancellation).AsTask());

        Assert.Equal((ModbusExceptionCode.IllegalDataAddress, 1002, 2, (byte)1), (error.Code, error.Address!.Value, error.Quantity!.Value, error.Unit!.Value));
        Assert.Contains("Kiln.Energy was refused with exception 02, and 2 more members", error.Message, StringComparison.Ordinal);
        device.TakeAsked();
        await Assert.ThrowsAsync<ModbusDeviceException>(() => kiln.ReadAsync(Cancellation).AsTask());
        Assert.Empty(device.TakeAsked());
    }

    [Fact]
    public async Task A_read_into_a_target_says_on_demand_what_a_read_into_a_new_object_throws()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client, 1, 1000);
        device.Register = address => address - 1000;
        device.Refuses = PickyDevice.Lacks(1002, 1005);

        MapReadResult result = await kiln.ReadAsync(new Kiln(), Cancellation);

        ModbusDeviceException error = Assert.Throws<ModbusDeviceException>(result.ThrowIfRefused);
        ModbusDeviceException expected = await Assert.ThrowsAsync<ModbusDeviceException>(() => kiln.ReadAsync(Cancellation).AsTask());
        Assert.Equal(
            (expected.Message, expected.Code, expected.Address, expected.Quantity, expected.Unit),
            (error.Message, error.Code, error.Address, error.Quantity, error.Unit));
    }

    [Fact]
    public async Task It_says_by_which_code_the_last_read_was_refused()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var kiln = new KilnClient(device.Client);
        var target = new Kiln();
        device.Refuses = PickyDevice.Lacks(3);
        MapReadResult earlier = await kiln.ReadAsync(target, Cancellation);
        device.Refuses = block => PickyDevice.Lacks(3)(block) == 0 ? 0 : ModbusExceptionCode.IllegalDataValue;
        device.Fixture.Time.Advance(TimeSpan.FromMinutes(10));

        MapReadResult later = await kiln.ReadAsync(target, Cancellation);

        Assert.Equal(
            (ModbusExceptionCode.IllegalDataAddress, ModbusExceptionCode.IllegalDataValue),
            (Assert.Throws<ModbusDeviceException>(earlier.ThrowIfRefused).Code, Assert.Throws<ModbusDeviceException>(later.ThrowIfRefused).Code));
    }

    [Fact]
    public async Task A_read_that_was_refused_nothing_throws_nothing()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();

        (await new KilnClient(device.Client).ReadAsync(new Kiln(), Cancellation)).ThrowIfRefused();
    }

    [Fact]
    public async Task Without_its_scale_a_value_is_refused_too()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(0);
        device.Register = address => address == 3 ? 0 : address;

        MapReadResult result = await new FurnaceClient(device.Client).ReadAsync(new Furnace(), Cancellation);

        Assert.Equal(["Scale", "Power"], result.Refused.Select(member => member.Name));
    }

    [Fact]
    public async Task A_scale_that_a_refusal_parts_from_its_value_is_read_before_and_after_it()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var furnace = new FurnaceClient(device.Client);
        device.Refuses = PickyDevice.Lacks(1);
        device.Register = address => address == 3 ? 0 : address;
        await furnace.ReadAsync(new Furnace(), Cancellation);
        device.TakeAsked();
        int scaleReads = 0;
        device.Register = address => address switch
        {
            0 => ++scaleReads < 3 ? 1 : 2,
            3 => 0,
            _ => address,
        };
        var target = new Furnace();

        MapReadResult result = await furnace.ReadAsync(target, Cancellation);

        Assert.Equal(200, target.Power);
        Assert.Equal((short)2, target.Scale);
        Assert.Equal(["State"], result.Refused.Select(member => member.Name));
        Assert.Equal([Holding(0, 1), Holding(3, 1), Holding(0, 1), Holding(2, 2), Holding(0, 1), Holding(3, 1)], device.TakeAsked()[..6]);
    }

    [Fact]
    public async Task Without_the_count_of_a_group_there_is_no_reading_the_map()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(3);

        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(
            () => new FurnaceClient(device.Client).ReadAsync(new Furnace(), Cancellation).AsTask());

        Assert.Contains("Furnace.Count was refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_an_element_is_named_by_its_path_and_its_neighbours_are_read()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(7);
        device.Register = address => address == 3 ? 2 : address;
        var target = new Furnace();

        MapReadResult result = await new FurnaceClient(device.Client).ReadAsync(target, Cancellation);

        Assert.Equal(["Burners[1].State"], result.Refused.Select(member => member.Name));
        Assert.Equal((4, 5, 6, 0), (target.Burners[0].Voltage, target.Burners[0].State, target.Burners[1].Voltage, target.Burners[1].State));
        Assert.Equal(2, target.Power);
    }

    [Fact]
    public async Task An_atomic_group_is_never_split_over_two_requests()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        var clock = new ClockClient(device.Client);
        device.Refuses = block => block.Count > 3 ? ModbusExceptionCode.IllegalDataValue : 0;
        Assert.True((await clock.ReadAsync(new Clock(), Cancellation)).AllGood);
        device.TakeAsked();
        await clock.ReadAsync(new Clock(), Cancellation);

        Assert.Equal([Holding(0, 1), Holding(1, 3), Holding(4, 1)], device.TakeAsked());
    }

    [Fact]
    public async Task Of_an_atomic_group_that_lacks_a_member_none_is_read()
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        device.Refuses = PickyDevice.Lacks(2);
        var target = new Clock();

        MapReadResult result = await new ClockClient(device.Client).ReadAsync(target, Cancellation);

        Assert.Equal(["Hours", "Minutes", "Seconds"], result.Refused.Select(member => member.Name));
        Assert.Equal((0, 4), (target.Zone, target.Year));
    }

    private static MapBlock Holding(int address, int count) => new(RegisterTable.HoldingRegister, address, count);
}
