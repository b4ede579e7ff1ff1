using Coilwright.Modbus.Server;

namespace Coilwright.Modbus.Tests.Server;

/// <summary>Unit 1 with ten registers, and one client of it.</summary>
internal sealed class UnitFixture
{
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);

    public UnitFixture() => Unit = _processor.Add(1, new RegisterTables(holdingRegisters: 10).Store);

    public ModbusServerUnit Unit { get; }

    public RequestProcessor Processor => _processor;

    /// <summary>What this client has forced into listen-only mode.</summary>
    public ListenOnlyUnits ListenOnly { get; } = new();

    public string Answer(string request, byte unit = 1) => _processor.Answer(request, unit, listenOnly: ListenOnly);
}
