using Coilwright.Benchmarks.Processes;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Serial;

/// <summary>RTU on a serial port, where the line itself takes no time. Linux only.</summary>
internal sealed class SerialRow : IRows
{
    public int Place => 25;

    public IEnumerable<Row> Create() => OperatingSystem.IsLinux()
        ?
        [
            new("client", $"RTU over a pty, FC3 of {ConstantUnit.Registers}", Unit.PerSecond, Limit.AtLeast(0.9), OpenAsync)
            {
                MaxBytes = 1,
                DependsOnProcessors = true,
            },
        ]
        : [];

    private static async Task<Contest> OpenAsync()
    {
        ServerProcess unit = ServerProcess.Start(ConstantUnit.Role);
        ServerProcess other = ServerProcess.Start(ConstantUnit.Role);
        var options = new ModbusClientOptions();
        options.Line.LocalEcho = LocalEcho.Absent;

        // So fast that the silence between frames, which the line needs and the yardstick does not keep, is none.
        ModbusClient client = await ModbusClient.ConnectAsync(
            new WithoutGap(PseudoTerminal.NameOf(unit.Port)), ModbusFraming.Rtu, options);
        ushort[] values = new ushort[ConstantUnit.Registers];
        return new(
            new CallersContender(1, _ => client.ReadHoldingRegistersAsync(1, 0, values.AsMemory()), client, unit),
            new RawPort(PseudoTerminal.NameOf(other.Port), other));
    }
}
