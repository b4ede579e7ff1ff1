using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>An inverter of three phases with two inputs, served as unit 1 from the maps that the client reads it by.</summary>
internal sealed class SimulatedInverter : IAsyncDisposable
{
    private const byte Unit = 1;

    private readonly ModbusServer _server;
    private ushort _next;

    private SimulatedInverter(ModbusServer server, ushort baseAddress)
    {
        _server = server;
        server.Map(Unit, new SunSpecMarker(), baseAddress);
        _next = (ushort)(baseAddress + SunSpecMarker.Size);
    }

    /// <summary>Where it listens.</summary>
    public string Uri => _server.Endpoint.ToString();

    public static SimulatedInverter Serve(string uri, ushort baseAddress)
    {
        var inverter = new SimulatedInverter(ModbusServer.Listen(uri), baseAddress);
        inverter.Add(SimulatedModels.Common());
        inverter.Add(SimulatedModels.Inverter());
        inverter.Add(SimulatedModels.Nameplate());
        inverter.Add(SimulatedModels.Mppt());
        inverter.Add(SimulatedModels.AcMeasurement());
        inverter.Add(new ModelHeader { Id = ModelHeader.EndId });
        return inverter;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Add<TModel>(TModel model)
        where TModel : ModelHeader, IReusableRegisterMap<TModel>
    {
        _server.Map(Unit, model, _next);
        _next += (ushort)(ModelHeader.Size + model.Length);
    }
}
