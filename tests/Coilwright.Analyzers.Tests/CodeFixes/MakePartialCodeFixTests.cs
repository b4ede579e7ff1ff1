using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class MakePartialCodeFixTests
{
    [Theory]
    [InlineData("public class", "public partial class")]
    [InlineData("public sealed record", "public sealed partial record")]
    [InlineData("internal readonly struct", "internal readonly partial struct")]
    [InlineData("public record struct", "public partial record struct")]
    [InlineData("record class", "partial record class")]
    public Task The_modifier_stands_before_the_keyword(string before, string after) => Fixes<MakePartialCodeFix>.ChangeAsync(
        Sources.File($"[ModbusRegisterMap] {before} {{|CW0001:EnergyMeter|}} {{ [InputRegister(0)] public float Voltage {{ get; init; }} }}"),
        Sources.File($"[ModbusRegisterMap] {after} EnergyMeter {{ [InputRegister(0)] public float Voltage {{ get; init; }} }}"));

    [Fact]
    public Task Comments_and_attributes_stay_where_they_are() => Fixes<MakePartialCodeFix>.ChangeAsync(
        Sources.File(
            """
            /// <summary>A meter.</summary>
            [ModbusRegisterMap] // the big one
            // in the basement
            class {|CW0001:EnergyMeter|}
            {
                [InputRegister(0)] public float Voltage { get; set; }
            }

            /// <summary>Another.</summary>
            [ModbusRegisterMap]
            class {|CW0001:HeatMeter|}
            {
                [InputRegister(0)] public float Flow { get; set; }
            }
            """),
        Sources.File(
            """
            /// <summary>A meter.</summary>
            [ModbusRegisterMap] // the big one
            // in the basement
            partial class EnergyMeter
            {
                [InputRegister(0)] public float Voltage { get; set; }
            }

            /// <summary>Another.</summary>
            [ModbusRegisterMap]
            partial class HeatMeter
            {
                [InputRegister(0)] public float Flow { get; set; }
            }
            """));

    [Fact]
    public Task Every_type_around_it_becomes_partial_too() => Fixes<MakePartialCodeFix>.ChangeAsync(
        Sources.File(
            """
            public static class Site
            {
                public interface IBuilding
                {
                    [ModbusRegisterMap]
                    public class {|CW0001:{|CW0001:{|CW0001:EnergyMeter|}|}|}
                    {
                        [InputRegister(0)] public float Voltage { get; set; }
                    }
                }
            }
            """),
        Sources.File(
            """
            public static partial class Site
            {
                public partial interface IBuilding
                {
                    [ModbusRegisterMap]
                    public partial class EnergyMeter
                    {
                        [InputRegister(0)] public float Voltage { get; set; }
                    }
                }
            }
            """));
}
