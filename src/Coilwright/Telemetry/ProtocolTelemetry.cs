using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Coilwright.Telemetry;

/// <summary>What a protocol has once for all its clients and servers: names, the activity source, and the instruments of each meter.</summary>
/// <param name="system">The protocol's short name: <c>rpc.system.name</c>, and what its own instruments begin with.</param>
/// <param name="name">The name of its meter, activity source and loggers.</param>
internal sealed class ProtocolTelemetry(string system, string name)
{
    private readonly ConditionalWeakTable<Meter, ClientInstruments> _clients = [];
    private readonly ConditionalWeakTable<Meter, ServerInstruments> _servers = [];
    private readonly Lazy<Meter> _shared = new(() => new Meter(name));

    public string System => system;

    public string Name => name;

    public ActivitySource Activities { get; } = new(name);

    public ClientInstruments ClientsOf(IMeterFactory? factory) =>
        _clients.GetValue(MeterOf(factory), meter => new ClientInstruments(meter, system));

    public ServerInstruments ServersOf(IMeterFactory? factory) =>
        _servers.GetValue(MeterOf(factory), meter => new ServerInstruments(meter, system));

    private Meter MeterOf(IMeterFactory? factory) => factory?.Create(new MeterOptions(name)) ?? _shared.Value;
}
