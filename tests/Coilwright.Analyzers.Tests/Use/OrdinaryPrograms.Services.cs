namespace Coilwright.Analyzers.Tests.Use;

/// <summary>Programs around clients: services, tests, commands, handlers.</summary>
internal static partial class OrdinaryPrograms
{
    public static TheoryData<string, string> Services => new()
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
        {
            "a synchronous dispose",
            """
            public sealed class Owner(ModbusClient client) : IDisposable
            {
                private readonly EnergyMeterClient _meter = new(client);

                public float Voltage => _meter.ReadVoltage();

                public void Dispose() => client.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
            """
        },
    };
}
