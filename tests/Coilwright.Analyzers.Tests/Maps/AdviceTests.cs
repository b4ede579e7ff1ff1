using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

/// <summary>What is advised is tried by the pages of the rules; here is what is left alone.</summary>
public sealed class AdviceTests
{
    private const string SunSpec = "[ModbusRegisterMap] public partial class EnergyMeter { [HoldingRegister(40001)] public float Voltage { get; set; } }";

    [Fact]
    public Task One_address_without_the_digit_tells_that_none_has_it() => MapRules.AcceptAsync(Sources.Map(
        "[HoldingRegister(40000, Length = 2)] public string Id { get; set; } = \"\"; [HoldingRegister(40002)] public float Voltage { get; private set; }"));

    [Theory]
    [InlineData("", "40001", "0")]
    [InlineData("[HoldingRegister(40003), WriteGroup(\"Every\")] public float Current { get; set; }", "40001 to 40003", "0 to 2")]
    public Task The_addresses_are_told_as_they_are_and_as_they_should_be(string other, string before, string after) => MapRules.RunAsync(
        Sources.Map($"[{{|#0:HoldingRegister(40001)|}}, WriteGroup(\"Every\")] public float Voltage {{ get; set; }} {other}"),
        DiagnosticResult.CompilerWarning(RuleIds.AddressInManualStyle).WithLocation(0).WithMessage(
            $"holding registers of 'EnergyMeter' are numbered {before}, as manuals do with the digit of the table in front; on the wire these are {after}"));

    [Theory]
    [InlineData("new EnergyMeterClient(client, 1, 100)")]
    [InlineData("new EnergyMeterClient(client, baseAddress: 100)")]
    public Task A_base_address_given_to_the_client_tells_that_addresses_are_meant(string creation) => MapRules.AcceptAsync(Sources.File(
        $"{SunSpec} class Program {{ object Make(ModbusClient client) => {creation}; }}"));

    [Theory]
    [InlineData("[HoldingRegister(0, Order = RegisterOrder.CDAB)] public uint Limit { get; set; }")]
    [InlineData("[HoldingRegister(0, Order = RegisterOrder.DCBA)] public ushort Limit { get; set; }")]
    [InlineData("[HoldingRegister(0, Order = RegisterOrder.CDAB, Length = 4)] public float[] Limits { get; set; } = [];")]
    public Task An_order_with_an_effect_is_accepted(string member) => MapRules.AcceptAsync(Sources.Map(member));

    [Theory]
    [InlineData("[HoldingRegister(0, Scale = 10)] public short Limit { get; set; }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1, Min = 0, Max = 6553.5)] public decimal Limit { get; set; }")]
    [InlineData("[HoldingRegister(0, As = RegisterType.UInt16)] public DayOfWeek Day { get; set; }")]
    [InlineData("[HoldingRegister(0)] public ushort A { get; set; } [HoldingRegister(1)] public ushort B { get; private set; }")]
    [InlineData("[HoldingRegister(0)] public ushort A { get; set; } [Coil(9)] public bool B { get; private set; }")]
    [InlineData("[InputRegister(0)] public ushort A { get; set; } [InputRegister(1)] public ushort B { get; set; } [InputRegister(127)] public ushort C { get; set; } [InputRegister(128)] public ushort D { get; set; }")]
    public Task What_cannot_be_better_is_accepted(string members) => MapRules.AcceptAsync(Sources.Map(members));
}
