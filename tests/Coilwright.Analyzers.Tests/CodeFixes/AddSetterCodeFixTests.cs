using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class AddSetterCodeFixTests
{
    [Fact]
    public Task A_class_gets_setters() => Fixes<AddSetterCodeFix>.ChangeAsync(
        Sources.Map(
            """
                [InputRegister(0)] public float {|CW1002:VoltageL1|} { get; }
                [InputRegister(2)] public float {|CW1002:VoltageL2|} { get; } = 230;
            """),
        Sources.Map(
            """
                [InputRegister(0)] public float VoltageL1 { get; set; }
                [InputRegister(2)] public float VoltageL2 { get; set; } = 230;
            """));

    [Theory]
    [InlineData("partial record", "init")]
    [InlineData("readonly partial struct", "init")]
    [InlineData("partial struct", "set")]
    [InlineData("partial record struct", "set")]
    public Task What_is_meant_not_to_change_gets_an_init_accessor(string kind, string accessor) => Fixes<AddSetterCodeFix>.ChangeAsync(
        Sources.File($"[ModbusRegisterMap] public {kind} EnergyMeter {{ [InputRegister(0)] public float {{|CW1002:Voltage|}} {{ get; }} }}"),
        Sources.File($"[ModbusRegisterMap] public {kind} EnergyMeter {{ [InputRegister(0)] public float Voltage {{ get; {accessor}; }} }}"));

    [Fact]
    public Task A_computed_property_is_left_to_its_author() => Fixes<AddSetterCodeFix>.LeaveAsync(Sources.Map(
        "    [InputRegister(0)] public float {|CW1002:Voltage|} => 230;"));
}
