namespace Coilwright.Analyzers.Tests.Use;

/// <summary>Programs that read and write.</summary>
internal static partial class OrdinaryPrograms
{
    public static TheoryData<string, string> Reading => new()
    {
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
            "events that are handled without waiting",
            """
            public sealed class Window(EnergyMeterClient meter, ILogger logger)
            {
                public event EventHandler? Clicked;

                public void Start()
                {
                    Clicked += async (_, _) => await meter.WriteLimitAsync(1);
                    Clicked += OnClicked;
                    _ = PollAsync(CancellationToken.None);
                }

                private async void OnClicked(object? sender, EventArgs e)
                {
                    try
                    {
                        await meter.WriteDelayAsync(2);
                    }
                    catch (ModbusException)
                    {
                        logger.LogInformation("No");
                    }
                }

                private async Task PollAsync(CancellationToken ct)
                {
                    EnergyMeter? last = null;
                    while (!ct.IsCancellationRequested)
                    {
                        EnergyMeter now = await meter.ReadAsync(ct);
                        if (last is not null && now.Power != last.Power)
                        {
                            Clicked?.Invoke(this, EventArgs.Empty);
                        }

                        last = now;
                        await Task.Delay(1000, ct);
                    }
                }
            }
            """
        },
        {
            "a step response and an interlock",
            """
            public static class Control
            {
                public static async Task StepAsync(EnergyMeterClient meter, TimeProvider time, CancellationToken ct)
                {
                    for (int i = 0; i < 10; i++)
                    {
                        float voltage = await meter.ReadVoltageAsync(ct);
                        long start = time.GetTimestamp();
                        if (voltage < 200)
                        {
                            continue;
                        }

                        float current = await meter.ReadCurrentAsync(ct);
                        Console.WriteLine($"{voltage * current} after {time.GetElapsedTime(start)}");
                    }
                }

                public static async Task RotateAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    for (int round = 0; !ct.IsCancellationRequested; round++)
                    {
                        float value = (round % 3) switch
                        {
                            0 => await meter.ReadVoltageAsync(ct),
                            1 => await meter.ReadCurrentAsync(ct),
                            _ => await meter.ReadPowerAsync(ct),
                        };
                        Console.WriteLine(value);
                    }
                }

                public static async Task FollowAsync(EnergyMeterClient grid, EnergyMeterClient battery, CancellationToken ct)
                {
                    using PeriodicTimer timer = new(TimeSpan.FromSeconds(1));
                    while (await timer.WaitForNextTickAsync(ct))
                    {
                        float power = await grid.ReadPowerAsync(ct);
                        float voltage = await battery.ReadVoltageAsync(ct);
                        await battery.WriteLimitAsync((ushort)(power / voltage), ct);
                    }
                }
            }
            """
        },
        {
            "readings that outlive their round",
            """
            public sealed class Store
            {
                private readonly Dictionary<int, EnergyMeter> _last = [];
                private EnergyMeter? _now;

                public EnergyMeter? Now => Volatile.Read(ref _now);

                public async Task RunAsync(EnergyMeterClient[] meters, CancellationToken ct)
                {
                    while (!ct.IsCancellationRequested)
                    {
                        for (int i = 0; i < meters.Length; i++)
                        {
                            _last[i] = await meters[i].ReadAsync(ct);
                            EnergyMeter now = await meters[i].ReadAsync(ct);
                            Volatile.Write(ref _now, now);
                            _ = Task.Run(() => Console.WriteLine(now.Power), ct);
                        }
                    }
                }

                public static async IAsyncEnumerable<EnergyMeter> AllAsync(EnergyMeterClient meter)
                {
                    while (true)
                    {
                        yield return await meter.ReadAsync();
                    }
                }
            }
            """
        },
        {
            "watching with options",
            """
            public static class Watching
            {
                public static async Task RunAsync(CancellationToken ct)
                {
                    ModbusClientOptions options = new() { RequestTimeout = TimeSpan.FromMilliseconds(200) };
                    await using ModbusClient client = await ModbusClient.ConnectAsync("tcp://10.0.0.1", options, ct);
                    EnergyMeterClient meter = new(client);
                    await foreach (EnergyMeter now in meter.WatchAsync(TimeSpan.FromMilliseconds(250), ct))
                    {
                        Console.WriteLine(now.Power);
                    }
                }
            }
            """
        },
        {
            "a write of what was asked for",
            """
            public static class Setting
            {
                public static async Task RunAsync(EnergyMeterClient meter, CancellationToken ct)
                {
                    EnergyMeter wanted = new() { Limit = 5, Delay = 2 };
                    await meter.WriteLimitsAsync(wanted, ct);
                    EnergyMeter now = await meter.ReadAsync(ct);
                    now.Delay++;
                    await meter.WriteLimitsAsync(now, ct);
                    if (now.Voltage > 10)
                    {
                        now.Voltage = 0;
                    }

                    Console.WriteLine(now.Voltage);
                }
            }
            """
        },
    };
}
