using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>CW1025, CW1026 and CW1154: what a read costs, and what would make it cheaper.</summary>
public sealed class PlanAdviceTests
{
    [Theory]
    [InlineData("2, 3, 5, 6", "", "2 requests; MaxGap = 1 would make it 1")]
    [InlineData("2, 3, 5, 6, 9, 10", "", "3 requests; MaxGap = 2 would make it 1")]
    [InlineData("2, 3, 20, 21", "", "2 requests; MaxGap = 16 would make it 1")]
    [InlineData("2, 3, 5, 6, 100, 101", "", "3 requests; MaxGap = 1 would make it 2")]
    public Task A_gap_that_saves_a_request_is_named(string addresses, string settings, string expected) => ReportAsync(
        RuleIds.FewerRequestsWithGap,
        $"'Meter' is read in {expected}",
        Map(settings.Length == 0 ? "[{|#0:ModbusRegisterMap|}]" : $"[ModbusRegisterMap({{|#0:{settings}|}})]", Members(addresses)));

    [Theory]
    [InlineData("2, 3, 4", "")]
    [InlineData("2, 3, 5, 6", "(MaxGap = 1)")]
    [InlineData("0, 1, 124, 125", "")]
    [InlineData("2, 3, 21, 22", "")]
    [InlineData("2, 3, 5, 6, 100, 101", "(MaxGap = 1)")]
    [InlineData("0, 1, 123, 124", "")]
    [InlineData("0, 1, 20, 21", "(MaxRegistersPerRead = 20)")]
    [InlineData("2, 3, 9, 10", ", ForbiddenRange(RegisterTable.InputRegister, 5, 6)")]
    public Task A_plan_that_no_gap_makes_better_is_accepted(string addresses, string settings) => MapRules.AcceptAsync(Map($"[ModbusRegisterMap{settings}]", Members(addresses)));

    [Fact]
    public Task A_wide_gap_is_named_where_most_of_what_comes_is_wanted() => ReportAsync(
        RuleIds.FewerRequestsWithGap,
        "'Meter' is read in 3 requests; MaxGap = 30 would make it 1",
        Map("[{|#0:ModbusRegisterMap|}]", Arrays("InputRegister", "ushort", (0, 10), (10, 20), (50, 10), (60, 10), (100, 5), (105, 5))));

    [Fact]
    public Task Bits_are_spanned_as_far_as_a_request_for_bits_reaches() => ReportAsync(
        RuleIds.FewerRequestsWithGap,
        "'Meter' is read in 2 requests; MaxGap = 500 would make it 1",
        Map("[{|#0:ModbusRegisterMap|}]", Arrays("DiscreteInput", "bool", (0, 250), (250, 250), (1000, 200), (1200, 200))));

    [Fact]
    public Task A_few_bits_far_apart_are_accepted() => MapRules.AcceptAsync(Map(
        "[ModbusRegisterMap]",
        "[DiscreteInput(0)] public bool A { get; set; } [DiscreteInput(1)] public bool B { get; set; } [DiscreteInput(1000)] public bool C { get; set; } [DiscreteInput(1001)] public bool D { get; set; }"));

    [Fact]
    public Task A_poll_group_has_a_plan_of_its_own() => ReportAsync(
        RuleIds.FewerRequestsWithGap,
        "poll group 'Fast' of 'Meter' is read in 2 requests; MaxGap = 2 would make it 1",
        Map("[{|#0:ModbusRegisterMap|}]", Members("0, 1, 4, 5", "PollGroup = \"fast\"") + Members("2, 3")));

    [Fact]
    public Task A_poll_group_without_gaps_is_accepted() => MapRules.AcceptAsync(Map("[ModbusRegisterMap]", Members("0, 1, 2", "PollGroup = \"fast\"") + Members("3, 4")));

    [Theory]
    [InlineData("ushort Far", "")]
    [InlineData("string Far", "Length = 40")]
    public Task A_member_in_a_request_of_its_own_is_told_however_wide_it_is(string property, string length) => ReportAsync(
        RuleIds.AloneInRequest,
        "'Far' at 0x0800 is read in a request of its own by every read of 'Meter'",
        Map("[ModbusRegisterMap]", Members("0, 1") + $"[{{|#0:InputRegister(0x800{(length.Length == 0 ? "" : ", " + length)})|}}] public {property} {{ get; set; }}"));

    [Fact]
    public Task So_it_is_with_the_reads_of_a_poll_group() => ReportAsync(
        RuleIds.AloneInRequest,
        "'A200' at 0x00C8 is read in a request of its own by every read of poll group 'Fast' of 'Meter'",
        Map("[ModbusRegisterMap]", Members("0, 1", "PollGroup = \"fast\"") + Members("201, 202") + "[{|#0:InputRegister(200, PollGroup = \"fast\")|}] public ushort A200 { get; set; }"));

    [Theory]
    [InlineData("[InputRegister(0)] public ushort A { get; set; } [DiscreteInput(0)] public bool B { get; set; }")]
    [InlineData("[InputRegister(0)] public ushort A { get; set; }")]
    [InlineData("[InputRegister(0, Length = 100)] public ushort[] A { get; set; } = []; [InputRegister(0x800, Length = 26)] public ushort[] B { get; set; } = [];")]
    [InlineData("[InputRegister(0)] public uint A { get; set; } [InputRegister(0x800)] public ushort B { get; set; } [InputRegister(2)] public ushort C { get; set; } [InputRegister(0x801)] public ushort D { get; set; }")]
    public Task A_member_that_no_other_request_has_room_for_is_accepted(string members) => MapRules.AcceptAsync(Map("[ModbusRegisterMap]", members));

    [Theory]
    [InlineData("fsat", "Fsat")]
    [InlineData("Slow", "Slow")]
    public Task A_poll_group_of_one_is_told(string name, string group) => ReportAsync(
        RuleIds.PollGroupOfOne,
        $"'A' is alone in poll group '{group}', which reads nothing that ReadAAsync does not read",
        Map("[ModbusRegisterMap]", Members("0, 1", "PollGroup = \"fast\"") + $"[InputRegister(2, {{|#0:PollGroup = \"{name}\"|}})] public ushort A {{ get; set; }}"));

    [Fact]
    public Task A_poll_group_of_one_and_the_members_of_elements_is_accepted() => MapRules.AcceptAsync(Map(
        "[ModbusRegisterMap]",
        "[InputRegister(0, PollGroup = \"fast\")] public ushort A { get; set; } [RegisterGroup(1)] public partial Part Part { get; } "
            + "[ModbusRegisterMap] public partial class Part { [InputRegister(0, PollGroup = \"fast\")] public ushort A { get; set; } }"));

    [Theory]
    [InlineData("CW1025", "2, 3, 5, 6")]
    [InlineData("CW1026", "2, 3, 2048")]
    public Task A_pragma_silences_advice(string id, string addresses) => MapRules.AcceptAsync($"#pragma warning disable {id}\n" + Map("[ModbusRegisterMap]", Members(addresses)));

    private static string Map(string attribute, string members) => Sources.File($"{attribute} public partial class Meter {{ {members} }}");

    private static string Members(string addresses, string setting = "") => string.Concat(addresses.Split(", ").Select(
        address => $"[InputRegister({address}{(setting.Length == 0 ? "" : ", " + setting)})] public ushort A{address} {{ get; set; }} "));

    private static string Arrays(string table, string type, params (int Address, int Length)[] all) => string.Concat(all.Select(
        one => $"[{table}({one.Address}, Length = {one.Length})] public {type}[] A{one.Address} {{ get; set; }} = []; "));

    private static Task ReportAsync(string id, string message, string source) =>
        MapRules.RunAsync(source, new DiagnosticResult(id, DiagnosticSeverity.Info).WithLocation(0).WithMessage(message));
}
