using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class MemberByMemberTests
{
    [Fact]
    public Task A_loop_that_needs_more_requests_than_the_map_is_reported() => UseTest<MemberByMemberAnalyzer>.ReportAsync(
        "Each round of this loop reads 3 members of 'EnergyMeter' in as many requests; ReadAsync brings the whole map in 2",
        Plant.Method(
            """
                    while (true)
                    {
                        float power = await {|#0:meter.ReadVoltageAsync(ct)|} * await meter.ReadCurrentAsync(ct);
                        ushort limit = await meter.ReadLimitAsync(ct).ConfigureAwait(false);
                    }
            """));

    [Theory]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); }")]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadVoltageAsync(ct); await meter.ReadVoltageAsync(ct); }")]
    [InlineData("await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); await meter.ReadLimitAsync(ct);")]
    [InlineData("for (int i = 0; ; i++) { switch (i) { case 0: await meter.ReadVoltageAsync(ct); break; case 1: await meter.ReadCurrentAsync(ct); break; default: await meter.ReadLimitAsync(ct); break; } }")]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); await meter.WriteLimitAsync(1, ct); }")]
    [InlineData("EnergyMeterClient[] all = [meter]; while (true) { await all[0].ReadVoltageAsync(ct); await all[0].ReadCurrentAsync(ct); await all[0].ReadLimitAsync(ct); }")]
    public Task What_needs_no_more_requests_than_the_map_is_left_alone(string body) => UseTest<MemberByMemberAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct);")]
    [InlineData("meter.WriteLimit(1);")]
    [InlineData("await client.WriteSingleRegisterAsync(1, 0, 1, ct);")]
    [InlineData("await client.ReadWriteMultipleRegistersAsync(1, 0, new ushort[1], 0, new ushort[1], ct);")]
    [InlineData("await Other.StartAsync();")]
    [InlineData("Task begun = Other.StartAsync();")]
    [InlineData("Other.Use(meter);")]
    [InlineData("Other.Run(() => meter.WriteLimit(1));")]
    [InlineData("Other.Run(meter.WriteDelay);")]
    [InlineData("Start();")]
    [InlineData("Set(); void Set() => meter.WriteLimit(1);")]
    [InlineData("start();")]
    [InlineData("if (on) { await meter.WriteLimitAsync(1, ct); }")]
    [InlineData("for (ushort i = 0; i < 3; i++) { await meter.WriteLimitAsync(i, ct); }")]
    public Task Reads_before_and_after_a_write_are_counted_by_themselves(string between) => AcceptBetweenAsync(between);

    [Theory]
    [InlineData("await Task.Delay(9, ct);")]
    [InlineData("Thread.Sleep(9);")]
    [InlineData("await timer.WaitForNextTickAsync(ct);")]
    [InlineData("await Task.Yield();")]
    [InlineData("Task.Delay(9, ct).Wait();")]
    [InlineData("Task.Delay(9, ct).GetAwaiter().GetResult();")]
    [InlineData("Console.ReadLine();")]
    [InlineData("while (await meter.ReadDelayAsync(ct) > 0) { }")]
    [InlineData("await foreach (MapReadResult one in meter.WatchAsync(new EnergyMeter(), TimeSpan.FromSeconds(1), ct)) { break; }")]
    [InlineData("lock (timer) { }")]
    public Task Reads_before_and_after_a_delay_are_counted_by_themselves(string between) => AcceptBetweenAsync(between);

    [Theory]
    [InlineData("if (on) { continue; }")]
    [InlineData("if (on) { break; }")]
    [InlineData("if (on) { return; }")]
    [InlineData("if (on) { goto end; }")]
    [InlineData("if (on) { throw new InvalidOperationException(); }")]
    [InlineData("string text = Environment.MachineName ?? throw new InvalidOperationException();")]
    [InlineData("foreach (int i in new int[2]) { if (i > 0) { return; } }")]
    [InlineData("switch (on) { case true: continue; default: break; }")]
    [InlineData("ct.ThrowIfCancellationRequested();")]
    [InlineData("meter = new EnergyMeterClient(client, 2);")]
    public Task Reads_that_the_round_may_not_come_to_are_counted_by_themselves(string between) => AcceptBetweenAsync(between);

    [Theory]
    [InlineData("if (on && await meter.ReadLimitAsync(ct) > 3) { }")]
    [InlineData("if (on || await meter.ReadLimitAsync(ct) > 3) { }")]
    [InlineData("float? limit = null; float some = limit ?? await meter.ReadLimitAsync(ct);")]
    [InlineData("float? limit = null; limit ??= await meter.ReadLimitAsync(ct);")]
    [InlineData("float limit = on ? await meter.ReadLimitAsync(ct) : 0;")]
    [InlineData("float limit = on switch { true => await meter.ReadLimitAsync(ct), _ => 0 };")]
    [InlineData("List<float>? list = null; list?.Add(await meter.ReadLimitAsync(ct));")]
    [InlineData("try { await meter.ReadLimitAsync(ct); } catch (ModbusException) { }")]
    [InlineData("try { } catch (ModbusException) { await meter.ReadLimitAsync(ct); }")]
    [InlineData("Func<Task> later = async () => await meter.ReadLimitAsync(ct);")]
    [InlineData("await meter.ReadVoltageAsync(ct);")]
    public Task What_is_read_perhaps_or_elsewhere_or_again_is_not_counted(string then) => UseTest<MemberByMemberAnalyzer>.AcceptAsync(Between(
        $"await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); {then}"));

    [Fact]
    public Task What_a_stream_hands_out_between_two_reads_parts_them() => UseTest<MemberByMemberAnalyzer>.AcceptAsync(Plant.Method(
        "while (true) { yield return await meter.ReadVoltageAsync(ct); yield return await meter.ReadCurrentAsync(ct); yield return await meter.ReadLimitAsync(ct); }",
        "async IAsyncEnumerable<float> RunAsync"));

    [Theory]
    [InlineData("await meter.WriteLimitAsync(1, ct); float sum = await {|#0:meter.ReadVoltageAsync(ct)|} + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("float sum = await {|#0:meter.ReadVoltageAsync(ct)|} + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct); await Task.Delay(9, ct);")]
    [InlineData("float sum = await {|#0:meter.ReadVoltageAsync(ct)|}; Console.WriteLine(sum); sum += await meter.ReadCurrentAsync(ct); if (sum > await meter.ReadLimitAsync(ct)) { return; }")]
    [InlineData("try { float sum = await {|#0:meter.ReadVoltageAsync(ct)|} + await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct); } catch (ModbusException) { }")]
    [InlineData("float sum = await {|#0:meter.ReadVoltageAsync(ct)|}; foreach (int i in new int[2]) { if (i > 0) { break; } } sum += await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("float sum = await {|#0:meter.ReadVoltageAsync(ct)|}; Other.Sum = sum; sum += await meter.ReadCurrentAsync(ct); sum += await client.ReadHoldingRegistersAsync(1, 0, 1, ct) is [var x] ? x : 0; Console.WriteLine(await meter.ReadLimitAsync(ct));")]
    [InlineData("float sum = await {|#0:meter.ReadVoltageAsync(ct)|}; Other.Show(sum); sum += await meter.ReadCurrentAsync(ct) + await meter.ReadLimitAsync(ct);")]
    [InlineData("var sample = new Sample(await {|#0:meter.ReadVoltageAsync(ct)|}, await meter.ReadCurrentAsync(ct), await meter.ReadLimitAsync(ct));")]
    [InlineData("var data = (await {|#0:meter.ReadVoltageAsync(ct)|}, await meter.ReadCurrentAsync(ct)) switch { var (v, i) => v * i } + await meter.ReadLimitAsync(ct);")]
    public Task Reads_with_nothing_of_that_between_them_are_reported(string body) => UseTest<MemberByMemberAnalyzer>.ReportAsync(
        "Each round of this loop reads 3 members of 'EnergyMeter' in as many requests; ReadAsync brings the whole map in 2",
        Between(body));

    private static Task AcceptBetweenAsync(string between) => UseTest<MemberByMemberAnalyzer>.AcceptAsync(Between(
        $"await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); {between} await meter.ReadLimitAsync(ct);"));

    private static string Between(string body) => Plant.Method(
        $$"""
                bool on = ct.CanBeCanceled;
                Action start = () => client.WriteSingleCoilAsync(1, 0, on, ct);
                using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                while (!ct.IsCancellationRequested)
                {
                    {{body}}
                }

                start();
                end: Console.WriteLine();
            }

            private static void Start() => Console.WriteLine();
        }

        public sealed record Sample(float Voltage, float Current, ushort Limit);

        public static class Other
        {
            public static float Sum { get; set; }
            public static void Show(float value) => Console.WriteLine(value);
            public static void Use(EnergyMeterClient meter) => Console.WriteLine(meter);
            public static void Run(Action action) => action();
            public static void Run(Action<ushort> action) => action(1);
            public static Task StartAsync() => Task.CompletedTask;

            private static void End()
            {
        """);
}
