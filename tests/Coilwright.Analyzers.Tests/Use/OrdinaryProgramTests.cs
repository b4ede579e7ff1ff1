using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Use;

/// <summary>What people write who know what they do: nothing is told of it.</summary>
public sealed class OrdinaryProgramTests
{
    // The little of other libraries that these programs use, and a map and a service.
    private const string Around =
        """
        [ModbusRegisterMap]
        public partial class EnergyMeter
        {
            [InputRegister(0)] public float Voltage { get; set; }
            [InputRegister(2)] public float Current { get; set; }
            [InputRegister(4)] public float Power { get; set; }
            [HoldingRegister(0), WriteGroup("Limits")] public ushort Limit { get; set; }
            [HoldingRegister(1), WriteGroup("Limits")] public ushort Delay { get; set; }
        }

        [McpMessage] public partial record Note([property: McpField(1)] string Text);
        [McpMessage] public partial record Ack([property: McpField(1)] long Number);

        [McpService("events")]
        public interface IUserEvents
        {
            [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);
        }

        public abstract class BackgroundService : IDisposable
        {
            protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
            public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            public virtual void Dispose() { }
        }

        public interface ILogger { void LogInformation(string message, params object?[] args); }
        public sealed class FactAttribute : Attribute;

        public static class Substitute
        {
            public static T Received<T>(this T substitute, int count = 1) where T : class => substitute;
            public static void When<T>(this T substitute, Action<T> call) where T : class { }
            public static void Verify<T>(this T mock, Expression<Action<T>> call) where T : class { }
        }

        public sealed class Command { public void SetAction(Func<string[], CancellationToken, Task<int>> action) { } }
        public sealed class App { public void MapGet(string path, Delegate handler) { } public void MapPost(string path, Delegate handler) { } }

        """;

    public static TheoryData<string, string> Programs => new()
    {
        {
            "a polling service that reconnects by hand",
            """
            public sealed class Poller(string endpoint, ILogger logger) : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (!stoppingToken.IsCancellationRequested)
                    {
                        try
                        {
                            await using ModbusClient client = await ModbusClient.ConnectAsync(endpoint, stoppingToken);
                            EnergyMeterClient meter = new(client, unit: 1);
                            EnergyMeter now = new();
                            using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
                            while (await timer.WaitForNextTickAsync(stoppingToken))
                            {
                                (await meter.ReadAsync(now, stoppingToken)).ThrowIfRefused();
                                logger.LogInformation("{Voltage} V, {Current} A", now.Voltage, now.Current);
                            }
                        }
                        catch (ModbusException)
                        {
                            await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                        }
                    }
                }
            }
            """
        },
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
            "the fixture of a test, with a life time of its own",
            """
            public sealed class MeterTests
            {
                private ModbusServer _server = null!;
                private ModbusClient _client = null!;
                private EnergyMeterClient _meter = null!;

                public async Task InitializeAsync()
                {
                    _server = ModbusServer.Listen("tcp://127.0.0.1:0");
                    _client = await ModbusClient.ConnectAsync("tcp://127.0.0.1:1502");
                    _meter = new EnergyMeterClient(_client);
                }

                public async Task DisposeAsync()
                {
                    await _client.DisposeAsync();
                    await _server.DisposeAsync();
                }

                [Fact] public async Task Limit_is_zero() { if (await _meter.ReadLimitAsync() != 0) { throw new InvalidOperationException(); } }
            }
            """
        },
        {
            "a test class whose helper connects anew",
            """
            public sealed class MeterTests
            {
                private const string Endpoint = "tcp://127.0.0.1:1502";

                [Fact]
                public async Task A_limit_is_kept()
                {
                    await WriteAsync(5);
                    if (await ReadAsync() != 5)
                    {
                        throw new InvalidOperationException();
                    }
                }

                private static async Task WriteAsync(ushort limit)
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync(Endpoint);
                    await new EnergyMeterClient(client).WriteLimitAsync(limit);
                }

                private static async Task<ushort> ReadAsync()
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync(Endpoint);
                    return await new EnergyMeterClient(client).ReadLimitAsync();
                }
            }
            """
        },
        {
            "a test with substitutes",
            """
            public sealed class PublisherTests(IUserEvents events)
            {
                [Fact]
                public void A_note_is_published()
                {
                    events.Received(1).PublishAsync(new Note("on"), CancellationToken.None);
                    events.When(to => to.PublishAsync(new Note("on"), CancellationToken.None));
                    events.Verify(to => to.PublishAsync(new Note("on"), CancellationToken.None));
                }
            }
            """
        },
        {
            "a console tool with commands",
            """
            public static class Program
            {
                private const string Endpoint = "tcp://192.168.1.10";

                public static Command Limit()
                {
                    Command command = new();
                    command.SetAction(async (args, ct) =>
                    {
                        await using ModbusClient client = await ModbusClient.ConnectAsync(Endpoint, ct);
                        await new EnergyMeterClient(client).WriteLimitAsync(ushort.Parse(args[0]), ct);
                        return 0;
                    });
                    return command;
                }

                public static async Task<int> Main(string[] args)
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync(args[0]);
                    EnergyMeterClient meter = new(client);
                    await meter.WriteLimitAsync(ushort.Parse(args[1]));
                    Console.WriteLine(await meter.ReadLimitAsync());
                    Console.WriteLine(await meter.ReadDelayAsync());
                    return 0;
                }
            }
            """
        },
        {
            "a command of a class of its own",
            """
            public sealed class LimitCommand
            {
                private const string Endpoint = "tcp://192.168.1.10";

                public async Task<int> ExecuteAsync(ushort limit, CancellationToken ct)
                {
                    await using ModbusClient client = await ModbusClient.ConnectAsync(Endpoint, ct);
                    await new EnergyMeterClient(client).WriteLimitAsync(limit, ct);
                    return 0;
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
            "a loop that tries until it has succeeded",
            """
            public sealed class Starter
            {
                public async Task StartAsync(CancellationToken ct)
                {
                    bool done = false;
                    while (!done)
                    {
                        try
                        {
                            await using ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", ct);
                            await new EnergyMeterClient(client).WriteLimitAsync(100, ct);
                            done = true;
                        }
                        catch (ModbusException)
                        {
                            await Task.Delay(1000, ct);
                        }
                    }
                }

                public async Task<EnergyMeter?> ReadAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    EnergyMeter? now = null;
                    for (int attempt = 0; now is null && attempt < 3; attempt++)
                    {
                        try
                        {
                            now = await meter.ReadAsync(ct);
                        }
                        catch (ModbusException)
                        {
                            await Task.Delay(1000, ct);
                        }
                    }

                    return now;
                }
            }
            """
        },
        {
            "a loop that tries three times and counts",
            """
            public sealed class Starter
            {
                public async Task<bool> StartAsync(CancellationToken ct)
                {
                    int attempt = 0;
                    bool failed;
                    do
                    {
                        failed = false;
                        try
                        {
                            await using ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", ct);
                            await new EnergyMeterClient(client).WriteLimitAsync(100, ct);
                        }
                        catch (ModbusException)
                        {
                            failed = true;
                        }
                    }
                    while (failed && ++attempt < 3);
                    return !failed;
                }
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
            "a decorator of a service",
            """
            public sealed class Quiet(IUserEvents inner, ILogger logger) : IUserEvents
            {
                public async ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default)
                {
                    ValueTask<Ack> pending = inner.PublishAsync(note, cancellationToken);
                    if (pending.IsCompletedSuccessfully)
                    {
                        return pending.Result;
                    }

                    Ack ack = await pending.ConfigureAwait(false);
                    logger.LogInformation("{Number}", ack.Number);
                    return ack;
                }
            }
            """
        },
        {
            "many devices at once",
            """
            public sealed class Site(IReadOnlyList<EnergyMeterClient> meters)
            {
                public async Task<float> PowerAsync(CancellationToken ct)
                {
                    Task<EnergyMeter>[] all = [.. meters.Select(meter => meter.ReadAsync(ct).AsTask())];
                    await Task.WhenAll(all);
                    return all.Sum(static one => one.Result.Power);
                }

                public async Task<float> SumAsync(CancellationToken ct)
                {
                    Task<float> first = meters[0].ReadPowerAsync(ct).AsTask();
                    Task<float> second = meters[1].ReadPowerAsync(ct).AsTask();
                    await Task.WhenAll(first, second);
                    return first.Result + second.Result;
                }

                public async Task LimitAsync(ushort limit, CancellationToken ct)
                {
                    List<Task> pending = [];
                    foreach (EnergyMeterClient meter in meters)
                    {
                        pending.Add(meter.WriteLimitAsync(limit, ct).AsTask());
                    }

                    await Task.WhenAll(pending);
                }

                public async Task<List<EnergyMeter>> AllAsync(CancellationToken ct)
                {
                    List<EnergyMeter> all = [];
                    foreach (EnergyMeterClient meter in meters)
                    {
                        all.Add(await meter.ReadAsync(ct));
                    }

                    return all;
                }
            }
            """
        },
        {
            "waiting with a limit",
            """
            public static class Waiting
            {
                public static async Task<float?> TryAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    Task<float> reading = meter.ReadVoltageAsync(ct).AsTask();
                    if (await Task.WhenAny(reading, Task.Delay(500, ct)) == reading)
                    {
                        return reading.Result;
                    }

                    return null;
                }

                public static async Task<float?> OtherwiseAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    Task<float> reading = meter.ReadVoltageAsync(ct).AsTask();
                    await Task.WhenAny(reading, Task.Delay(500, ct));
                    return reading.IsCompletedSuccessfully ? reading.Result : null;
                }
            }
            """
        },
        {
            "a trend of readings",
            """
            public static class Trend
            {
                public static async IAsyncEnumerable<(DateTimeOffset At, float Power)> ReadAsync(
                    EnergyMeterClient meter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
                {
                    while (true)
                    {
                        yield return (DateTimeOffset.UtcNow, await meter.ReadPowerAsync(ct));
                        await Task.Delay(1000, ct);
                    }
                }

                public static async Task RampAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    for (ushort limit = 0; limit < 100; limit++)
                    {
                        float before = await meter.ReadPowerAsync(ct);
                        await meter.WriteLimitAsync(limit, ct);
                        await Task.Delay(1000, ct);
                        float after = await meter.ReadPowerAsync(ct);
                        Console.WriteLine(after - before);
                    }
                }

                public static async Task WaitAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    while (await meter.ReadVoltageAsync(ct) < 200)
                    {
                        await Task.Delay(1000, ct);
                    }
                }
            }
            """
        },
        {
            "a queue of what was read",
            """
            public static class Queued
            {
                public static async Task FillAsync(EnergyMeterClient meter, System.Threading.Channels.ChannelWriter<EnergyMeter> to, CancellationToken ct)
                {
                    using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
                    while (await timer.WaitForNextTickAsync(ct))
                    {
                        await to.WriteAsync(await meter.ReadAsync(ct), ct);
                    }
                }
            }
            """
        },
        {
            "once an hour",
            """
            public sealed class Hourly : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    using PeriodicTimer timer = new(TimeSpan.FromHours(1));
                    do
                    {
                        await using ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", stoppingToken);
                        Console.WriteLine(await new EnergyMeterClient(client).ReadPowerAsync(stoppingToken));
                    }
                    while (await timer.WaitForNextTickAsync(stoppingToken));
                }
            }
            """
        },
        {
            "a simulator",
            """
            public static class Simulator
            {
                public static async Task RunAsync(CancellationToken ct)
                {
                    await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:1502");
                    EnergyMeter values = new() { Voltage = 230, Current = 1, Limit = 5 };
                    var handle = server.Map(1, values);
                    for (float volts = 229; !ct.IsCancellationRequested; volts = volts > 231 ? 229 : volts + 0.1f)
                    {
                        handle.Update(meter => meter.Voltage = volts);
                        await Task.Delay(1000, ct);
                    }
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
            "a blocking program",
            """
            public static class Blocking
            {
                public static void Main()
                {
                    using ModbusClient client = ModbusClient.Connect("tcp://10.0.0.1");
                    EnergyMeterClient meter = new(client);
                    EnergyMeter now = new();
                    while (true)
                    {
                        meter.Read(now).ThrowIfRefused();
                        Console.WriteLine(now.Voltage);
                        Thread.Sleep(1000);
                    }
                }
            }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Nothing_is_told_of(string what, string program)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(
            "using System.Collections.Concurrent;\nusing System.Linq;\nusing System.Linq.Expressions;\n" + Sources.File(Around + program), References.WithCoilwright));

        Assert.Equal([], Analysis.Complaints(compilation).Select(static diagnostic => diagnostic.ToString()));
        Assert.Equal([], (await Analysis.ReportAsync(compilation)).Select(diagnostic => $"{what}: {diagnostic}"));
    }
}
