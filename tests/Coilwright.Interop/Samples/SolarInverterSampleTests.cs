using System.Text;
using Coilwright.Interop.Programs;

namespace Coilwright.Interop.Samples;

/// <summary>The sample as it is started by a user: with its own inverter, and with a device of somebody else's.</summary>
public sealed class SolarInverterSampleTests
{
    private static string Program => SampleProgram.PathOf("SolarInverter");

    [Theory]
    [InlineData(0)]
    [InlineData(40000)]
    [InlineData(50000)]
    public async Task It_finds_the_models_wherever_the_marker_stands(int address)
    {
        string output = await RunningProgram.RunAsync("dotnet", Program, "--at", $"{address}");

        Assert.Contains("unit 1: 5 models.", output, StringComparison.Ordinal);
        Assert.Equal(
            [1, 103, 120, 160, 701],
            output.Split('\n').Where(line => line.StartsWith("Model ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(' ')[1], null)));
        Assert.Contains($"Model 701 at {address + 200}: 30 values, 42 not implemented", output, StringComparison.Ordinal);
        Assert.Contains("AC power 8590 W, apparent 8594 VA, power factor 99.9 %, frequency 49.98 Hz", output, StringComparison.Ordinal);
        Assert.Contains("input 2 West roof: Mppt, 604.7 V, 6.98 A, 4221 W, 23092630 Wh", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_a_device_and_passes_over_models_that_it_has_no_map_for()
    {
        ushort[] registers = new ushort[100];
        Write(registers, 0, "SunS");
        (registers[2], registers[3]) = (64001, 5);
        (registers[9], registers[10]) = (1, 66);
        Write(registers, 11, "Somebody");
        registers[77] = 0xFFFF;
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        var tables = new RegisterTables(holdingRegisters: registers.Length);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, registers);
        server.AddUnit(7, tables);

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", server.Endpoint.ToString(), "--unit", "7");

        Assert.Contains("Model 64001 at 2: 5 registers that no map here declares.", output, StringComparison.Ordinal);
        Assert.Contains("Somebody", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inputs_are_counted_by_the_length_of_their_model_where_a_device_does_not_say_how_many_there_are()
    {
        ushort[] registers = new ushort[100];
        Array.Fill(registers, (ushort)0xFFFF);
        Write(registers, 0, "SunS");
        (registers[2], registers[3], registers[10]) = (160, 48, 0xFFFF);
        Write(registers, 13, "East roof       ");
        Write(registers, 33, "West roof       ");
        (registers[52], registers[53]) = (120, 26);
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        var tables = new RegisterTables(holdingRegisters: registers.Length);
        tables.WriteRegisters(RegisterTable.HoldingRegister, 0, registers);
        server.AddUnit(1, tables);

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", server.Endpoint.ToString());

        Assert.Contains("West roof", output, StringComparison.Ordinal);
        Assert.Contains("Model 120 at 52", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_without_a_marker_is_told_from_an_inverter()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(holdingRegisters: 10));
        await using RunningProgram program = RunningProgram.Start("dotnet", Program, "--connect", server.Endpoint.ToString());

        Assert.Contains("shows no SunSpec marker at 0, 40000, 50000", (await Assert.ThrowsAsync<EndOfStreamException>(program.ReadLineAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModbusExceptionCode.IllegalFunction)]
    [InlineData(ModbusExceptionCode.IllegalDataAddress)]
    [InlineData(ModbusExceptionCode.IllegalDataValue)]
    public async Task A_device_that_has_no_registers_at_an_address_is_asked_at_the_next(ModbusExceptionCode code)
    {
        ushort[] registers = new ushort[40003];
        Write(registers, 40000, "SunS");
        registers[40002] = 0xFFFF;
        await using var device = new RefusingDevice([.. registers, 0], address => address == 0 ? code : null);

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", device.Uri);

        Assert.Contains("unit 1: 0 models.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModbusExceptionCode.ServerDeviceFailure)]
    [InlineData(ModbusExceptionCode.ServerDeviceBusy)]
    [InlineData(ModbusExceptionCode.GatewayPathUnavailable)]
    [InlineData(ModbusExceptionCode.GatewayTargetDeviceFailedToRespond)]
    public async Task A_device_that_is_not_well_is_not_taken_for_one_without_a_marker(ModbusExceptionCode code)
    {
        await using var device = new RefusingDevice(new ushort[4], _ => code);
        await using RunningProgram program = RunningProgram.Start("dotnet", Program, "--connect", device.Uri);

        string error = (await Assert.ThrowsAsync<EndOfStreamException>(program.ReadLineAsync)).Message;

        Assert.Contains($"{(int)code:X2}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("no SunSpec marker", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_one_model_is_said_and_the_next_is_read()
    {
        const int Common = 2, Nameplate = 70, Inputs = 98, End = 110;
        ushort[] registers = new ushort[End + 2];
        Array.Fill(registers, (ushort)0xFFFF);
        Write(registers, 0, "SunS");
        (registers[Common], registers[Common + 1]) = (1, 66);
        (registers[Nameplate], registers[Nameplate + 1]) = (120, 26);
        (registers[Inputs], registers[Inputs + 1]) = (160, 10);

        // The header is read by discovery, which passes; the whole model is not.
        int reads = 0;
        await using var device = new RefusingDevice(
            registers, address => address == Common && Interlocked.Increment(ref reads) > 1 ? ModbusExceptionCode.ServerDeviceFailure : null);

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", device.Uri);

        Assert.Contains("unit 1: 3 models.", output, StringComparison.Ordinal);
        Assert.Matches("Model 1 at 2: .*04", output);
        Assert.Contains("Model 120 at 70: ", output, StringComparison.Ordinal);
        Assert.Contains("Model 160 at 98: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_no_property_holds_is_said_by_name_and_the_next_model_is_read()
    {
        // An energy of more digits than a decimal has: an unsigned number of 64 bits, times ten to the tenth.
        const int Ac = 2, Energy = Ac + 19, EnergyScale = Ac + 120, Nameplate = Ac + 155, End = Nameplate + 28;
        ushort[] registers = new ushort[End + 2];
        Array.Fill(registers, (ushort)0xFFFF);
        Write(registers, 0, "SunS");
        (registers[Ac], registers[Ac + 1]) = (701, 153);
        (registers[Energy + 3], registers[EnergyScale]) = (0xFFFE, 10);
        (registers[Nameplate], registers[Nameplate + 1]) = (120, 26);
        await using var device = new RefusingDevice(registers, _ => null);

        string output = await RunningProgram.RunAsync("dotnet", Program, "--connect", device.Uri);

        Assert.Contains("unit 1: 2 models.", output, StringComparison.Ordinal);
        Assert.Contains($"Model 701 at {Ac}: TotWhInj was read as 18446744073709551614 with a scale of 10", output, StringComparison.Ordinal);
        Assert.Contains($"Model 120 at {Nameplate}: ", output, StringComparison.Ordinal);
    }

    private static void Write(ushort[] registers, int address, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        for (int i = 0; i < bytes.Length / 2; i++)
        {
            registers[address + i] = (ushort)((bytes[i * 2] << 8) | bytes[(i * 2) + 1]);
        }
    }
}
