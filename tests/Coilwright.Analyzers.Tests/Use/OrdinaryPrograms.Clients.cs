namespace Coilwright.Analyzers.Tests.Use;

/// <summary>Programs that keep clients, make them and hand them on.</summary>
internal static partial class OrdinaryPrograms
{
    public static TheoryData<string, string> Clients => new()
    {
        {
            "a service that opens its client when it starts and disposes it when it stops",
            """
            public sealed class Poller : BackgroundService
            {
                private ModbusClient? _client;

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", stoppingToken);
                    var meter = new EnergyMeterClient(_client);
                    await foreach (EnergyMeter now in meter.WatchAsync(TimeSpan.FromSeconds(2), stoppingToken))
                    {
                        Console.WriteLine(now.Power);
                    }
                }

                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await base.StopAsync(cancellationToken);
                    if (_client is not null)
                    {
                        await _client.DisposeAsync();
                    }
                }
            }
            """
        },
        {
            "a cache of clients",
            """
            public sealed class Clients : IAsyncDisposable
            {
                private readonly ConcurrentDictionary<string, Lazy<Task<ModbusClient>>> _all = new();
                private readonly Dictionary<string, ModbusClient> _others = [];

                public Task<ModbusClient> GetAsync(string endpoint) =>
                    _all.GetOrAdd(endpoint, static key => new Lazy<Task<ModbusClient>>(() => ModbusClient.ConnectAsync(key))).Value;

                public async ValueTask<ModbusClient> OtherAsync(string endpoint)
                {
                    if (!_others.TryGetValue(endpoint, out ModbusClient? client))
                    {
                        client = await ModbusClient.ConnectAsync(endpoint);
                        _others.Add(endpoint, client);
                    }

                    return client;
                }

                public async ValueTask DisposeAsync()
                {
                    foreach (Lazy<Task<ModbusClient>> one in _all.Values)
                    {
                        await (await one.Value).DisposeAsync();
                    }

                    foreach (ModbusClient client in _others.Values)
                    {
                        await client.DisposeAsync();
                    }
                }
            }
            """
        },
        {
            "a client that is made again when it is lost",
            """
            public sealed class Link : IAsyncDisposable
            {
                private readonly SemaphoreSlim _gate = new(1);
                private ModbusClient? _client;

                public async Task<ushort> ReadAsync(CancellationToken ct)
                {
                    await _gate.WaitAsync(ct);
                    try
                    {
                        _client ??= await ModbusClient.ConnectAsync("tcp://10.0.0.1", ct);
                        return await new EnergyMeterClient(_client).ReadLimitAsync(ct);
                    }
                    catch (ModbusConnectionException)
                    {
                        if (_client is { } lost)
                        {
                            _client = null;
                            await lost.DisposeAsync();
                        }

                        throw;
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }

                public ValueTask DisposeAsync() => _client?.DisposeAsync() ?? default;
            }
            """
        },
        {
            "handlers that share a client",
            """
            public static class Web
            {
                public static async Task RunAsync(App app, CancellationToken ct)
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", ct);
                    EnergyMeterClient meter = new(client);
                    app.MapGet("/meter", (CancellationToken aborted) => meter.ReadAsync(aborted).AsTask());
                    app.MapGet("/voltage", async () => await meter.ReadVoltageAsync());
                    app.MapPost("/limit", async (ushort limit) => await meter.WriteLimitAsync(limit));
                    await Task.Delay(Timeout.Infinite, ct);
                }
            }
            """
        },
        {
            "two clients that copy",
            """
            public static class Copy
            {
                public static async Task LimitsAsync(EnergyMeterClient from, EnergyMeterClient to, CancellationToken ct)
                {
                    EnergyMeter now = await from.ReadAsync(ct);
                    now.Limit = Math.Min(now.Limit, (ushort)100);
                    await to.WriteLimitsAsync(now, ct);
                }
            }
            """
        },
        {
            "a client that a field keeps over several methods",
            """
            public sealed class Panel
            {
                private readonly Dictionary<byte, EnergyMeterClient> _meters = [];
                private ModbusClient? _client;

                public bool IsOpen => _client is { State: Coilwright.ConnectionState.Connected };

                public async Task OpenAsync(string endpoint)
                {
                    if (_client is not null)
                    {
                        return;
                    }

                    ModbusClient opened = await ModbusClient.ConnectAsync(endpoint).ConfigureAwait(false);
                    _client = opened;
                    for (byte unit = 1; unit <= 4; unit++)
                    {
                        _meters[unit] = new EnergyMeterClient(opened, unit);
                    }
                }

                public void Close()
                {
                    _meters.Clear();
                    using ModbusClient? closing = _client;
                    _client = null;
                }
            }
            """
        },
        {
            "a factory",
            """
            public interface IClientFactory { Task<ModbusClient> CreateAsync(string endpoint, CancellationToken ct); }
            public sealed class ClientFactory(ModbusClientOptions options) : IClientFactory
            {
                public async Task<ModbusClient> CreateAsync(string endpoint, CancellationToken ct)
                {
                    ModbusClient client = await ModbusClient.ConnectAsync(endpoint, options, ct);
                    try
                    {
                        await client.ReadCoilsAsync(1, 0, 1, ct);
                        return client;
                    }
                    catch
                    {
                        await client.DisposeAsync();
                        throw;
                    }
                }

                public static async Task<(ModbusClient Client, EnergyMeterClient Meter)> OpenAsync(string endpoint)
                {
                    ModbusClient client = await ModbusClient.ConnectAsync(endpoint);
                    return (client, new EnergyMeterClient(client));
                }

                public static async Task<EnergyMeterClient> MeterAsync(string endpoint) => new(await ModbusClient.ConnectAsync(endpoint));
            }
            """
        },
        {
            "a list of clients that is disposed at the end",
            """
            public static class Fleet
            {
                public static async Task RunAsync(string[] endpoints, CancellationToken ct)
                {
                    List<ModbusClient> clients = [];
                    try
                    {
                        foreach (string endpoint in endpoints)
                        {
                            clients.Add(await ModbusClient.ConnectAsync(endpoint, ct));
                        }

                        await Task.WhenAll(clients.Select(async client => Console.WriteLine(await new EnergyMeterClient(client).ReadPowerAsync(ct))));
                    }
                    finally
                    {
                        foreach (ModbusClient client in clients)
                        {
                            await client.DisposeAsync();
                        }
                    }
                }
            }
            """
        },
        {
            "a scan of a network",
            """
            public static class Scan
            {
                public static async Task<List<string>> RunAsync(CancellationToken ct)
                {
                    List<string> found = [];
                    for (int host = 1; host < 255; host++)
                    {
                        try
                        {
                            await using ModbusClient client = await ModbusClient.ConnectAsync($"tcp://10.0.0.{host}", ct);
                            await client.ReadHoldingRegistersAsync(1, 0, 1, ct);
                            found.Add($"10.0.0.{host}");
                        }
                        catch (ModbusException)
                        {
                        }
                    }

                    return found;
                }
            }
            """
        },
        {
            "a server of messages with its client in one program",
            """
            public sealed class Events : IUserEvents
            {
                public ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default) => new(new Ack(note.Text.Length));
            }
            public static class Both
            {
                public static async Task RunAsync(CancellationToken ct)
                {
                    await using McpServer server = McpServer.Listen("tcp://127.0.0.1:7000", services => services.Map<IUserEvents>(new Events()));
                    await using McpClient client = await McpClient.ConnectAsync("tcp://127.0.0.1:7000", ct);
                    IUserEvents events = new UserEventsClient(client);
                    ValueTask<Ack> first = events.PublishAsync(new Note("a"), ct);
                    ValueTask<Ack> second = events.PublishAsync(new Note("b"), ct);
                    Console.WriteLine((await first).Number + (await second).Number);
                }
            }
            """
        },
        {
            "a lazy client for each call of a command line",
            """
            public static class Tool
            {
                public static async Task Main(string[] args)
                {
                    string endpoint = args.Length > 0 ? args[0] : "tcp://127.0.0.1";
                    await using ModbusClient client = await ModbusClient.ConnectAsync(endpoint);
                    await PrintAsync(client, 1);
                    static async Task PrintAsync(ModbusClient client, byte unit)
                    {
                        foreach (ushort value in await client.ReadHoldingRegistersAsync(unit, 0, 4))
                        {
                            Console.WriteLine(value);
                        }
                    }
                }
            }
            """
        },
        {
            "a one-shot that asks once for each device of a list",
            """
            public sealed record Device(string Endpoint, byte Unit);
            public static class Survey
            {
                public static async Task<Dictionary<Device, float>> RunAsync(IEnumerable<Device> devices, CancellationToken ct)
                {
                    Dictionary<Device, float> all = [];
                    foreach (Device device in devices)
                    {
                        await using ModbusClient client = await ModbusClient.ConnectAsync(device.Endpoint, ct);
                        EnergyMeterClient meter = new(client, device.Unit);
                        all[device] = await meter.ReadPowerAsync(ct);
                    }

                    await Parallel.ForEachAsync(devices, ct, async (device, token) =>
                    {
                        await using ModbusClient client = await ModbusClient.ConnectAsync(device.Endpoint, token);
                        await new EnergyMeterClient(client, device.Unit).WriteLimitAsync(1, token);
                    });
                    return all;
                }

                public static async Task<float> OneAsync(Device device, CancellationToken ct)
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync(device.Endpoint, ct);
                    return await new EnergyMeterClient(client, device.Unit).ReadPowerAsync(ct);
                }
            }
            """
        },
        {
            "clients that handlers and factories keep",
            """
            public sealed class Services { public void AddSingleton<T>(Func<IServiceProvider, T> factory) { } }
            public static class Startup
            {
                public static async Task MapAsync(App app)
                {
                    ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1");
                    app.MapGet("/limit", async () => await new EnergyMeterClient(client).ReadLimitAsync());
                }

                public static void Add(Services services, string endpoint)
                {
                    ModbusClient client = ModbusClient.Connect(endpoint);
                    services.AddSingleton(_ => new EnergyMeterClient(client, unit: 1));
                }
            }
            """
        },
    };
}
