using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class MakeNullableCodeFixTests
{
    [Fact]
    public Task A_property_with_a_pattern_becomes_nullable() => Fixes<MakeNullableCodeFix>.ChangeAsync(
        Sources.Map(
            """
                [InputRegister(0), NotAvailable(0x8000)] public short {|CW1012:Temperature|} { get; set; }
                [InputRegister(1), NotAvailable(0xFFFF)] public System.UInt16 {|CW1012:Humidity|} { get; set; }
            """),
        Sources.Map(
            """
                [InputRegister(0), NotAvailable(0x8000)] public short? Temperature { get; set; }
                [InputRegister(1), NotAvailable(0xFFFF)] public System.UInt16? Humidity { get; set; }
            """));

    [Fact]
    public Task A_parameter_of_a_record_becomes_nullable() => Fixes<MakeNullableCodeFix>.ChangeAsync(
        Sources.File("[ModbusRegisterMap] public partial record Reading([property: InputRegister(0), NotAvailable(0x8000)] short {|CW1012:Temperature|});"),
        Sources.File("[ModbusRegisterMap] public partial record Reading([property: InputRegister(0), NotAvailable(0x8000)] short? Temperature);"));

    [Fact]
    public Task A_missing_pattern_is_left_to_the_manual() => Fixes<MakeNullableCodeFix>.LeaveAsync(Sources.Map(
        "    [InputRegister(0)] public short? {|CW1012:Temperature|} { get; set; }"));
}
