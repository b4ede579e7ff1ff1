using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>CW1022, CW1023 and CW1024: what registers hold, and what is written together.</summary>
public sealed class ValueAdviceTests
{
    [Theory]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, {|#0:Max = 65536|})] public int A { get; set; }", "Max = 65536", "0 to 65535")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, {|#0:Min = -1|}, Max = 5)] public int A { get; set; }", "Min = -1", "0 to 65535")]
    [InlineData("[HoldingRegister(0, As = RegisterType.Int16, Min = 0, {|#0:Max = 40000|})] public int A { get; set; }", "Max = 40000", "-32768 to 32767")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1, {|#0:Max = 6553.6|})] public decimal A { get; set; }", "Max = 6553.6", "0 to 6553.5")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, Scale = -1, Offset = 100, {|#0:Max = 101|})] public double A { get; set; }", "Max = 101", "-65435 to 100")]
    [InlineData("[HoldingRegister(0, As = RegisterType.Bcd16, {|#0:Max = 10000|})] public ushort A { get; set; }", "Max = 10000", "0 to 9999")]
    [InlineData("[HoldingRegister(0, Bit = 4, BitCount = 3, {|#0:Max = 8|})] public byte A { get; set; }", "Max = 8", "0 to 7")]
    public Task A_range_that_the_registers_cannot_hold_is_told(string member, string end, string range) => MapRules.RunAsync(
        Sources.Map(member),
        DiagnosticResult.CompilerWarning(RuleIds.RangeBeyondRegisters).WithLocation(0).WithMessage($"'A' has {end}, but its registers hold {range}"));

    [Theory]
    [InlineData("[HoldingRegister(0, Min = 0, Max = 65535)] public ushort A { get; set; }")]
    [InlineData("[HoldingRegister(0, Min = -32768, Max = 32767)] public short A { get; set; }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.Bcd16, Max = 9999)] public ushort A { get; set; }")]
    [InlineData("[HoldingRegister(0, Max = 1e30)] public float A { get; set; }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, ScaleFrom = nameof(Factor), Max = 1000000)] public double? A { get; set; } [HoldingRegister(1)] public short Factor { get; private set; }")]
    public Task A_range_within_or_one_that_nobody_knows_is_accepted(string member) => MapRules.AcceptAsync(Sources.Map(member));

    [Theory]
    [InlineData("[HoldingRegister(0, {|#0:As = RegisterType.Int16|})] public Mode A { get; set; }", "enum Mode { Off, On = 40000 }", "-32768", "32767", "Mode.On", "40000")]
    [InlineData("[HoldingRegister(0, {|#0:As = RegisterType.UInt16|})] public Mode A { get; set; }", "enum Mode { Unknown = -1, Off }", "0", "65535", "Mode.Unknown", "-1")]
    [InlineData("[HoldingRegister(0, Bit = 0, {|#0:BitCount = 2|})] public Mode A { get; set; }", "enum Mode : ushort { Off, On = 4 }", "0", "3", "Mode.On", "4")]
    public Task An_enum_with_a_value_that_does_not_fit_is_told(string member, string type, string least, string greatest, string name, string value) => MapRules.RunAsync(
        Sources.Map(member) + "public " + type,
        DiagnosticResult.CompilerWarning(RuleIds.EnumWiderThanRegisters).WithLocation(0).WithArguments("A", least, greatest, name, value));

    [Theory]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16)] public Mode A { get; set; }", "enum Mode { Off, On = 65535 }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.Int16)] public Mode A { get; set; }", "enum Mode { Unknown = -1, Off }")]
    [InlineData("[HoldingRegister(0)] public Mode A { get; set; }", "enum Mode : ulong { Off, On = ulong.MaxValue }")]
    [InlineData("[HoldingRegister(0, Bit = 0, BitCount = 2)] public Mode A { get; set; }", "enum Mode : ushort { Off, On = 3 }")]
    public Task An_enum_whose_values_fit_is_accepted(string member, string type) => MapRules.AcceptAsync(Sources.Map(member) + "public " + type);

    [Fact]
    public Task A_writable_member_beside_a_write_group_is_told() => AdviseAsync(
        "'B' can be written but is in no write group: 'A' is in 'Limits'",
        "[HoldingRegister(0), WriteGroup(\"Limits\")] public ushort A { get; set; } [{|#0:HoldingRegister(1)|}] public ushort B { get; set; }");

    [Fact]
    public Task Writable_members_that_a_group_would_write_in_fewer_requests_are_told_once() => AdviseAsync(
        "'A' can be written but is in no write group: 'EnergyMeter' has none, and one could write 3 members in 2 requests",
        "[{|#0:HoldingRegister(0)|}] public ushort A { get; set; } [HoldingRegister(1)] public ushort B { get; set; } [Coil(0)] public bool C { get; set; }");

    [Fact]
    public Task Flags_of_one_register_are_told_as_well() => AdviseAsync(
        "'A' can be written but is in no write group: 'EnergyMeter' has none, and one could write 2 members in 1 request",
        "[{|#0:HoldingRegister(0, Bit = 0)|}] public bool A { get; set; } [HoldingRegister(0, Bit = 1)] public bool B { get; set; }");

    [Theory]
    [InlineData("[HoldingRegister(0), WriteGroup(\"Limits\")] public ushort A { get; set; } [HoldingRegister(1), WriteGroup(\"Limits\")] public ushort B { get; set; }")]
    [InlineData("[HoldingRegister(0), WriteGroup(\"Limits\")] public ushort A { get; set; } [HoldingRegister(1)] public ushort B { get; private set; } [InputRegister(1)] public ushort C { get; set; }")]
    [InlineData("[HoldingRegister(0)] public ushort A { get; set; } [HoldingRegister(1)] public ushort B { get; private set; }")]
    [InlineData("[HoldingRegister(0)] public ushort A { get; set; } [HoldingRegister(1)] public ushort B { get; private set; } [HoldingRegister(2)] public ushort C { get; set; }")]
    [InlineData("[HoldingRegister(0)] public ushort A { get; set; } [HoldingRegister(0, Overlaps = true)] public short B { get; set; }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, ScaleFrom = nameof(Factor))] public double? A { get; set; } [HoldingRegister(1)] public short Factor { get; set; }")]
    public Task What_is_in_a_group_or_needs_none_is_accepted(string members) => MapRules.AcceptAsync(Sources.Map(members));

    private static Task AdviseAsync(string message, string members) => MapRules.RunAsync(
        Sources.Map(members), new DiagnosticResult(RuleIds.WritableInNoGroup, DiagnosticSeverity.Info).WithLocation(0).WithMessage(message));
}
