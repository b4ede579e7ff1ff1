using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class AllocatingReadTests
{
    [Theory]
    [InlineData("while (true) { EnergyMeter now = await {|#0:meter.ReadAsync(ct)|}; Console.WriteLine(now.Voltage); }")]
    [InlineData("foreach (int i in new int[9]) { var now = await {|#0:meter.ReadAsync(ct)|}.ConfigureAwait(false); if (now.Voltage > i) { return; } }")]
    [InlineData("while (true) { var now = await {|#0:meter.ReadAsync(ct)|}.AsTask(); Console.WriteLine(now.Serial); }")]
    [InlineData("while (true) { var now = await {|#0:meter.ReadAsync(ct)|}; if (now.Voltage < 3) { continue; } return; }")]
    [InlineData("while (true) { switch (ct.CanBeCanceled) { case true: var now = await {|#0:meter.ReadAsync(ct)|}; Console.WriteLine(now.Voltage); break; default: return; } }")]
    [InlineData("while (true) { try { var now = await {|#0:meter.ReadAsync(ct)|}; Console.WriteLine(now.Voltage); } catch (ModbusException) { return; } }")]
    public Task A_map_that_lives_for_one_round_is_reported(string body) => ReportAsync(body);

    [Theory]
    [InlineData("while (true) { Console.WriteLine((await {|#0:meter.ReadAsync(ct)|}).Voltage); }")]
    [InlineData("while ((await {|#0:meter.ReadAsync(ct)|}).Voltage > 3) { Console.WriteLine(); }")]
    [InlineData("do { await Task.Delay(9, ct); } while ((await {|#0:meter.ReadAsync(ct)|}).Voltage > 3);")]
    [InlineData("for (int i = 0; i < (await {|#0:meter.ReadAsync(ct)|}).Limit; i++) { Console.WriteLine(i); }")]
    [InlineData("while (true) { await {|#0:meter.ReadAsync(ct)|}; }")]
    [InlineData("float[] all = new float[9]; for (int i = 0; i < 9; i++) { all[i] = (await {|#0:meter.ReadAsync(ct)|}).Voltage; }")]
    public Task One_that_is_put_in_no_variable_is_reported(string body) => ReportAsync(body);

    [Theory]
    [InlineData("Console.WriteLine(now.Harmonics[1]);")]
    [InlineData("Console.WriteLine(now.Harmonics.Length);")]
    [InlineData("Console.WriteLine(now.Temperature);")]
    [InlineData("Console.WriteLine(now.Power);")]
    public Task One_of_which_only_values_are_taken_is_reported(string use) =>
        ReportAsync($"while (true) {{ var now = await {{|#0:meter.ReadAsync(ct)|}}; {use} }}");

    [Fact]
    public Task A_round_of_a_stream_is_one_too() => UseTest<AllocatingReadAnalyzer>.ReportAsync(
        Message,
        Plant.Method("await foreach (int i in Plan()) { yield return (await {|#0:meter.ReadAsync(ct)|}).Voltage; } async IAsyncEnumerable<int> Plan() { await Task.Yield(); yield return 1; }", "async IAsyncEnumerable<float> RunAsync"));

    [Theory]
    [InlineData("EnergyMeter now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage);")]
    [InlineData("foreach (char one in (await meter.ReadAsync(ct)).Serial) { Console.WriteLine(one); }")]
    [InlineData("for (int i = (await meter.ReadAsync(ct)).Limit; i > 0; i--) { Console.WriteLine(i); }")]
    [InlineData("while (true) { try { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage); return; } catch (ModbusException) { await Task.Delay(9, ct); } }")]
    [InlineData("while (true) { try { Console.WriteLine((await meter.ReadAsync(ct)).Voltage); break; } catch (ModbusException) { } }")]
    [InlineData("while (true) { if (ct.CanBeCanceled) { var now = await meter.ReadAsync(ct); throw new InvalidOperationException(now.Serial); } }")]
    [InlineData("while (true) { Func<Task> later = async () => { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage); }; await later(); }")]
    [InlineData("foreach (var one in new[] { meter }) { var now = await one.ReadAsync(ct); Console.WriteLine(now.Voltage); }")]
    [InlineData("foreach (int i in new int[9]) { meter = new EnergyMeterClient(client, (byte)i); var now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage); }")]
    [InlineData("var target = new EnergyMeter(); while (true) { await meter.ReadAsync(target, ct); }")]
    public Task One_that_is_read_once_is_left_alone(string body) => UseTest<AllocatingReadAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("var all = new List<EnergyMeter>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(now); }")]
    [InlineData("var all = new List<EnergyMeter>(); while (true) { all.Add(await meter.ReadAsync(ct)); }")]
    [InlineData("var all = new EnergyMeter[9]; for (int i = 0; i < 9; i++) { all[i] = await meter.ReadAsync(ct); }")]
    [InlineData("var all = new List<ushort[]>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(now.Harmonics); }")]
    [InlineData("var all = new List<ushort[]>(); while (true) { all.Add((await meter.ReadAsync(ct)).Harmonics); }")]
    [InlineData("var all = new List<Func<float>>(); while (true) { var now = await meter.ReadAsync(ct); all.Add(() => now.Voltage); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); float Later() => now.Voltage; Console.WriteLine(Later()); }")]
    [InlineData("EnergyMeter? last = null; while (true) { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Voltage - last?.Voltage); last = now; }")]
    [InlineData("EnergyMeter last; while (true) { last = await meter.ReadAsync(ct); Console.WriteLine(last.Voltage); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); now = new EnergyMeter(); Console.WriteLine(now.Voltage); }")]
    [InlineData("while (true) { object now = await meter.ReadAsync(ct); Console.WriteLine(now); }")]
    public Task One_that_outlives_its_round_is_left_alone(string body) => UseTest<AllocatingReadAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task One_that_a_stream_hands_out_is_left_alone() => UseTest<AllocatingReadAnalyzer>.AcceptAsync(
        Plant.Method("while (true) { var now = await meter.ReadAsync(ct); yield return now; }", "async IAsyncEnumerable<EnergyMeter> RunAsync"));

    [Theory]
    [InlineData("while (true) { var now = meter.ReadAsync(ct); Console.WriteLine(now.IsCompleted); await Task.Delay(9, ct); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct).AsTask().WaitAsync(TimeSpan.FromSeconds(1), ct); Console.WriteLine(now.Voltage); }")]
    public Task Reads_that_may_run_at_the_same_time_are_left_alone(string body) => UseTest<AllocatingReadAnalyzer>.AcceptAsync(Plant.Method(body));

    [Theory]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); now.Note++; Console.WriteLine(now.Note); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Made); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Highest); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Sum); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); (now.Value, _) = (1, 2); }")]
    [InlineData("while (true) { var now = await meter.ReadAsync(ct); now.Value = 2; }")]
    public Task A_map_that_keeps_more_than_what_was_read_is_left_alone(string body) => UseTest<AllocatingReadAnalyzer>.AcceptAsync(OfMap(
        """
            private float? _sum;
            private ushort _highest;
            [HoldingRegister(0)] public ushort Value { get; set; }
            [HoldingRegister(1)] public ushort Highest { get => _highest; set => _highest = Math.Max(_highest, value); }
            public int Note { get; set; }
            public DateTime Made { get; } = DateTime.UtcNow;
            public float Sum => _sum ??= Value + Highest;
        """,
        body));

    [Fact]
    public Task One_whose_making_means_something_is_left_alone() => UseTest<AllocatingReadAnalyzer>.AcceptAsync(OfMap(
        "public static int Count; public EnergyMeter() => Count++; [HoldingRegister(0)] public ushort Value { get; set; }",
        "while (true) { var now = await meter.ReadAsync(ct); Console.WriteLine(now.Value); }"));

    [Fact]
    public Task One_that_is_disposed_is_left_alone() => UseTest<AllocatingReadAnalyzer>.AcceptAsync(OfMap(
        "[HoldingRegister(0)] public ushort Value { get; set; } public void Dispose() { }",
        "while (true) { using var now = await meter.ReadAsync(ct); Console.WriteLine(now.Value); }",
        "public sealed partial class EnergyMeter : IDisposable"));

    private const string Message = "This loop makes a new 'EnergyMeter' each time; ReadAsync(target) reads into one and allocates nothing";

    private static Task ReportAsync(string body) => UseTest<AllocatingReadAnalyzer>.ReportAsync(Message, Plant.Method(body));

    private static string OfMap(string members, string body, string head = "public partial class EnergyMeter") => Sources.File(
        $$"""
        [ModbusRegisterMap]
        {{head}}
        {
        {{members}}
        }

        public static class Program
        {
            public static async Task RunAsync(EnergyMeterClient meter, CancellationToken ct) { {{body}} }
        }
        """);
}
