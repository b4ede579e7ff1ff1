using Coilwright.Analyzers.Tests.Harness;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>Atomic groups, forbidden ranges, and where groups of maps may stand.</summary>
public sealed class PlanRuleTests
{
    private const string Element = " [ModbusRegisterMap] public partial class Module { [HoldingRegister(0)] public uint A { get; set; } [HoldingRegister(2)] public ushort B { get; private set; } }";

    [Theory]
    [InlineData("[Coil(2), Atomic(\"Now\")] public bool B { get; set; }", "'A' is a holding register and 'B' a coil")]
    [InlineData("[InputRegister(2), Atomic(\"Now\")] public ushort B { get; set; }", "'A' is a holding register and 'B' an input register")]
    [InlineData("[HoldingRegister(3), Atomic(\"Now\")] public ushort B { get; set; }", "2 unmapped holding registers lie between them, but MaxGap is 1")]
    [InlineData("[HoldingRegister(1, PollGroup = \"fast\"), Atomic(\"Now\")] public ushort B { get; set; } [HoldingRegister(2, PollGroup = \"fast\")] public ushort C { get; set; }", "'A' is polled with 'Default' and 'B' with 'Fast'")]
    [InlineData("[HoldingRegister(11), Atomic(\"Now\")] public ushort B { get; set; } [HoldingRegister(1, Length = 10)] public ushort[] C { get; set; } = [];", "they span 12 holding registers, but one request carries at most 10")]
    [InlineData("[HoldingRegister(2), Atomic(\"Now\")] public ushort B { get; set; }", "between them the map forbids address 0x0001", "[ForbiddenRange(RegisterTable.HoldingRegister, 1, 1)]")]
    public Task An_atomic_group_is_read_by_one_request(string other, string reason, string forbidden = "") => MapRules.ReportAsync(
        RuleIds.AtomicGroupTornApart,
        $"Atomic group 'Now' of 'A', 'B' cannot be read by one request: {reason}",
        Sources.File($"[ModbusRegisterMap(MaxGap = 1, MaxRegistersPerRead = 10)] {forbidden} public partial class Meter {{ [{{|#0:HoldingRegister(0)|}}, Atomic(\"Now\")] public ushort A {{ get; set; }} {other} }}"));

    [Theory]
    [InlineData("HoldingRegister", 9, "uint", "holding registers 0x0009 to 0x000A")]
    [InlineData("HoldingRegister", 19, "ushort", "holding register 0x0013")]
    public Task Nothing_is_mapped_where_the_device_lets_nobody_read(string table, int address, string type, string place) => MapRules.ReportAsync(
        RuleIds.ForbiddenAddress,
        $"'A' spans {place}, but the map forbids addresses 0x000A to 0x0013",
        Sources.File($"[ModbusRegisterMap, ForbiddenRange(RegisterTable.{table}, 10, 19)] public partial class Meter {{ [{{|#0:{table}({address})|}}] public {type} A {{ get; set; }} }}"));

    [Theory]
    [InlineData("[InputRegister(12)] public ushort A { get; set; } [HoldingRegister(20)] public ushort B { get; set; }")]
    [InlineData("[HoldingRegister(8)] public ushort A { get; set; } [HoldingRegister(9)] public ushort B { get; private set; } [HoldingRegister(20)] public ushort C { get; private set; } [HoldingRegister(21)] public ushort D { get; private set; }")]
    public Task Around_a_forbidden_range_and_in_other_tables_is_room(string members) => MapRules.AcceptAsync(
        Sources.File($"[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 10, 19)] public partial class Meter {{ {members} }}"));

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(5, 4)]
    public Task A_forbidden_range_has_its_ends_in_order(int first, int last) => MapRules.ReportAsync(
        RuleIds.MapSettingOutOfRange,
        $"ForbiddenRange = {Address(first)} to {Address(last)} is outside 0 to 65535, in this order",
        Sources.File($"[ModbusRegisterMap, {{|#0:ForbiddenRange(RegisterTable.Coil, {first}, {last})|}}] public partial class Meter {{ [Coil(9)] public bool A {{ get; set; }} }}"));

    [Fact]
    public Task Elements_do_not_overlap_each_other() => MapRules.ReportAsync(
        RuleIds.StrideTooSmall,
        "'Modules' has Stride = 2, but 'EnergyMeter.Module' spans 3 addresses, so that its elements would overlap",
        Sources.Map("[RegisterGroup(10, Count = 2, {|#0:Stride = 2|})] public partial IReadOnlyList<Module> Modules { get; }" + Element));

    [Fact]
    public Task Elements_may_be_woven_into_each_other() => MapRules.AcceptAsync(Sources.Map(
        "[RegisterGroup(10, Count = 8, Stride = 1)] public partial IReadOnlyList<Column> Columns { get; } "
        + "[ModbusRegisterMap(MaxGap = 7)] public partial class Column { [HoldingRegister(0)] public ushort A { get; set; } [HoldingRegister(8)] public ushort B { get; private set; } }"));

    [Theory]
    [InlineData("[HoldingRegister(15)] public ushort Limit { get; set; }", "'Limit' and 'Modules[1].B' share holding register 0x000F")]
    [InlineData("[HoldingRegister(14)] public uint Limit { get; set; }", "'Modules[1].A' and 'Limit' share holding register 0x000E")]
    public Task A_group_does_not_overlap_a_member(string member, string message) => MapRules.ReportAsync(
        RuleIds.Overlap,
        message,
        Sources.Map("[{|#0:RegisterGroup(10, Count = 2)|}] public partial IReadOnlyList<Module> Modules { get; } " + member + Element));

    [Fact]
    public Task A_group_does_not_overlap_another() => MapRules.ReportAsync(
        RuleIds.Overlap,
        "'Modules[1].A' and 'Last.A' share holding registers 0x000D to 0x000E",
        Sources.Map(
            "[RegisterGroup(10, Count = 2)] public partial IReadOnlyList<Module> Modules { get; } [{|#0:RegisterGroup(13)|}] public partial Module Last { get; }" + Element));

    [Theory]
    [InlineData("Count = 2", "0xFFFC", "65537")]
    [InlineData("CountFrom = nameof(Number)", "0xFFFC", "65540")]
    public Task A_group_ends_with_its_table(string count, string first, string last) => MapRules.ReportAsync(
        RuleIds.AddressOutOfRange,
        $"'Modules' spans addresses {first} to {last}, but a table ends at 0xFFFF (65535)",
        Sources.Map(
            $"[HoldingRegister(0, Max = 3)] public ushort Number {{ get; set; }} [{{|#0:RegisterGroup(0xFFFC, {count})|}}] public partial IReadOnlyList<Module> Modules {{ get; }}" + Element));

    [Fact]
    public Task A_group_keeps_off_forbidden_ranges() => MapRules.ReportAsync(
        RuleIds.ForbiddenAddress,
        "'Modules[1].A' spans holding registers 0x000D to 0x000E, but the map forbids address 0x000E",
        Sources.File(
            "[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 14, 14)] public partial class Meter { "
            + "[{|#0:RegisterGroup(10, Count = 2)|}] public partial IReadOnlyList<Module> Modules { get; } " + Element + " }"));

    [Fact]
    public Task An_element_is_read_by_requests_that_the_map_allows() => MapRules.ReportAsync(
        RuleIds.GroupDoesNotFit,
        "'Modules' cannot be a group: 'Module' is read by requests of 3 holding registers, but MaxRegistersPerRead is 2 here: give 'Module' the same",
        Sources.File(
            "[ModbusRegisterMap(MaxRegistersPerRead = 2)] public partial class Meter { "
            + "[RegisterGroup(10, Count = 2)] public partial IReadOnlyList<Module> {|#0:Modules|} { get; } " + Element + " }"));

    private static string Address(int address) => address < 0 ? "-1" : $"0x{address:X4}";
}
