using System.Globalization;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>What a write group sends, byte for byte, and what the device then holds.</summary>
public sealed class WriteGroupRequestTests
{
    // Coils 5 and 6; then Speed, Ramp and Label in one request; then the bits 3 and 8 to 11 of register 0x20.
    private const string Coils = "0F00050002" + "01" + "02";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Members_in_the_order_ABCD_go_into_one_request_and_bits_into_a_mask() => CheckAsync(
        new AbcdWinch(), device => new AbcdWinchClient(device).WriteSetupAsync, "12345678" + "00EB" + "41424300", "F0F70508");

    [Fact]
    public Task Members_in_the_order_CDAB_go_into_one_request_and_bits_into_a_mask() => CheckAsync(
        new CdabWinch(), device => new CdabWinchClient(device).WriteSetupAsync, "56781234" + "00EB" + "41424300", "F0F70508");

    [Fact]
    public Task Members_in_the_order_BADC_go_into_one_request_and_the_mask_is_swapped_as_the_register_is() => CheckAsync(
        new BadcWinch(), device => new BadcWinchClient(device).WriteSetupAsync, "34127856" + "EB00" + "41424300", "F7F00805");

    [Fact]
    public Task Members_in_the_order_DCBA_go_into_one_request_and_the_mask_is_swapped_as_the_register_is() => CheckAsync(
        new DcbaWinch(), device => new DcbaWinchClient(device).WriteSetupAsync, "78563412" + "EB00" + "41424300", "F7F00805");

    [Fact]
    public async Task Several_members_and_one_bit_each_are_written_by_functions_that_the_wire_shows()
    {
        await using RecordingDevice device = await RecordingDevice.ConnectAsync();
        var winch = new DcbaWinchClient(device.Client);

        await winch.WriteHornAsync(true, Cancellation);
        await winch.WriteSpeedAsync(0x12345678, Cancellation);
        await winch.WriteRampAsync(23.5, Cancellation);
        await winch.WriteBrakeAsync(true, Cancellation);
        await winch.WriteModeAsync(5, Cancellation);

        Assert.Equal(
            ["050006FF00", "1000100002" + "04" + "78563412", "060012EB00", "160020F7FF0800", "160020FFF00005"],
            device.TakeRequests());
    }

    [Fact]
    public async Task Whatever_is_wrong_with_one_member_nothing_of_the_group_is_sent()
    {
        await using RecordingDevice device = await RecordingDevice.ConnectAsync();
        var winch = new AbcdWinchClient(device.Client);

        Assert.Equal("Ramp", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => winch.WriteSetupAsync(new AbcdWinch { Ramp = 100.1 }, Cancellation).AsTask())).ParamName);
        Assert.Equal("Label", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => winch.WriteSetupAsync(new AbcdWinch { Label = "ABCDE" }, Cancellation).AsTask())).ParamName);
        Assert.Equal("Mode", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => winch.WriteSetupAsync(new AbcdWinch { Mode = 16 }, Cancellation).AsTask())).ParamName);
        Assert.Empty(device.TakeRequests());
    }

    [Fact]
    public async Task No_values_are_refused_at_the_call()
    {
        await using RecordingDevice device = await RecordingDevice.ConnectAsync();
        var winch = new AbcdWinchClient(device.Client);

        Assert.Equal("values", (await Assert.ThrowsAsync<ArgumentNullException>(() => winch.WriteSetupAsync(null!, Cancellation).AsTask())).ParamName);
        Assert.Throws<ArgumentNullException>(() => winch.WriteSetup(null!));
    }

    private static async Task CheckAsync<TWinch>(
        TWinch values, Func<ModbusClient, Func<TWinch, CancellationToken, ValueTask>> write, string registers, string masks)
        where TWinch : IWinch
    {
        (values.Speed, values.Ramp, values.Label) = (0x12345678, 23.5, "ABC");
        (values.Brake, values.Mode, values.Light, values.Horn) = (true, 5, false, true);
        string multiple = "1000100005" + "0A" + registers;
        ushort and = Convert.ToUInt16(masks[..4], 16);
        ushort or = Convert.ToUInt16(masks[4..], 16);

        await using RecordingDevice device = await RecordingDevice.ConnectAsync();
        device.Tables.WriteRegisters(RegisterTable.HoldingRegister, 0x20, 0xFFFF);
        await write(device.Client)(values, Cancellation);
        Assert.Equal([Coils, multiple, "160020" + masks], device.TakeRequests());
        Assert.Equal((ushort)(and | or), Register(device));

        // Of a device without function code 22 the register is read, and the bits of others are written as they are.
        await using RecordingDevice older = await RecordingDevice.ConnectAsync();
        older.Lacks = FunctionCode.MaskWriteRegister;
        older.Tables.WriteRegisters(RegisterTable.HoldingRegister, 0x20, 0xFFFF);
        await write(older.Client)(values, Cancellation);
        await write(older.Client)(values, Cancellation);
        string back = "060020" + ((ushort)(and | or)).ToString("X4", CultureInfo.InvariantCulture);
        Assert.Equal([Coils, multiple, "160020" + masks, "0300200001", back, Coils, multiple, "0300200001", back], older.TakeRequests());
        Assert.Equal((ushort)(and | or), Register(older));
    }

    private static ushort Register(RecordingDevice device)
    {
        ushort[] values = new ushort[1];
        device.Tables.ReadRegisters(RegisterTable.HoldingRegister, 0x20, values);
        return values[0];
    }
}
