using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class ZeroBasedAddressesCodeFixTests
{
    private const string Part = "[ModbusRegisterMap] public partial class Part { [HoldingRegister(0)] public ushort A { get; set; } }";

    [Theory]
    [InlineData("40001", "0")]
    [InlineData("0x9C41", "0")]
    [InlineData("address: 40001", "address: 0")]
    [InlineData("First + 2", "First + 2 - 40001")]
    [InlineData("Here.First", "Here.First - 40001")]
    [InlineData("10002 << 2", "(10002 << 2) - 40001")]
    public Task An_address_is_rewritten_however_it_is_written(string before, string after) => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        File(Constants + Map($"[{{|CW1019:HoldingRegister({before}, Unit = \"V\")|}}] public float Voltage {{ get; set; }} [HoldingRegister(40099)] public float Current {{ get; set; }}")),
        File(Constants + Map($"[HoldingRegister({after}, Unit = \"V\")] public float Voltage {{ get; set; }} [HoldingRegister(98)] public float Current {{ get; set; }}")));

    [Fact]
    public Task All_halves_are_rewritten_in_whatever_file_they_are() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        [
            File("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; } }"),
            File("public partial class Meter { [HoldingRegister(40003)] public float Current { get; set; } }"),
        ],
        [
            File("[ModbusRegisterMap] public partial class Meter { [HoldingRegister(0)] public float Voltage { get; set; } }"),
            File("public partial class Meter { [HoldingRegister(2)] public float Current { get; set; } }"),
        ]);

    [Fact]
    public Task A_base_and_all_that_is_derived_from_it_are_rewritten_together() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        [
            File("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Big : Meter { [{|CW1019:HoldingRegister(40003)|}] public float Current { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Small : Meter { [{|CW1019:HoldingRegister(40005)|}] public float Power { get; set; } [InputRegister(7)] public ushort A { get; set; } }"),
        ],
        [
            File("[ModbusRegisterMap] public partial class Meter { [HoldingRegister(0)] public float Voltage { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Big : Meter { [HoldingRegister(2)] public float Current { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Small : Meter { [HoldingRegister(4)] public float Power { get; set; } [InputRegister(7)] public ushort A { get; set; } }"),
        ],
        iterations: 1);

    [Fact]
    public Task A_base_that_is_no_map_itself_is_rewritten_too() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        [
            File("public abstract class Device { [HoldingRegister(40001)] public float Voltage { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Meter : Device { [{|CW1019:HoldingRegister(40003)|}] public float Current { get; set; } }"),
        ],
        [
            File("public abstract class Device { [HoldingRegister(0)] public float Voltage { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Meter : Device { [HoldingRegister(2)] public float Current { get; set; } }"),
        ]);

    [Fact]
    public Task So_it_is_where_the_map_adds_nothing() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        [
            File("public abstract class Device { [HoldingRegister(40001)] public float Voltage { get; set; } }"),
            File("[{|CW1019:ModbusRegisterMap|}] public partial class Meter : Device;"),
        ],
        [
            File("public abstract class Device { [HoldingRegister(0)] public float Voltage { get; set; } }"),
            File("[ModbusRegisterMap] public partial class Meter : Device;"),
        ]);

    [Fact]
    public Task Forbidden_ranges_and_groups_move_with_the_members() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        File(
            "[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 40101, last: 40110), ForbiddenRange(RegisterTable.InputRegister, 40101, 40110)] public partial class Meter "
            + "{ [{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; } [RegisterGroup(40011, Count = 2)] public partial IReadOnlyList<Part> Parts { get; } } " + Part),
        File(
            "[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 100, last: 109), ForbiddenRange(RegisterTable.InputRegister, 40101, 40110)] public partial class Meter "
            + "{ [HoldingRegister(0)] public float Voltage { get; set; } [RegisterGroup(10, Count = 2)] public partial IReadOnlyList<Part> Parts { get; } } " + Part));

    [Fact]
    public Task Elements_that_have_the_digit_for_their_group_are_rewritten_with_the_map() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        [
            File("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; } [RegisterGroup(0)] public partial Part Part { get; } }"),
            File("[ModbusRegisterMap] public partial class Part { [{|CW1019:HoldingRegister(40003)|}] public ushort A { get; set; } }"),
        ],
        [
            File("[ModbusRegisterMap] public partial class Meter { [HoldingRegister(0)] public float Voltage { get; set; } [RegisterGroup(0)] public partial Part Part { get; } }"),
            File("[ModbusRegisterMap] public partial class Part { [HoldingRegister(2)] public ushort A { get; set; } }"),
        ],
        iterations: 1);

    [Fact]
    public Task Each_table_is_rewritten_by_itself() => Fixes<ZeroBasedAddressesCodeFix>.ChangeAsync(
        File(Map("[{|CW1019:HoldingRegister(40001)|}] public float Voltage { get; set; } [{|CW1019:InputRegister(30001)|}] public float Current { get; set; }")),
        File(Map("[HoldingRegister(0)] public float Voltage { get; set; } [InputRegister(0)] public float Current { get; set; }")));

    [Theory]
    [InlineData("[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 100, 109)] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float A { get; set; } }")]
    [InlineData("[ModbusRegisterMap, ForbiddenRange(RegisterTable.HoldingRegister, 40101, 50100)] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float A { get; set; } }")]
    [InlineData("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float A { get; set; } } [ModbusRegisterMap] public partial class Big : Meter { [HoldingRegister(100)] public float B { get; set; } }")]
    [InlineData("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float A { get; set; } } [ModbusRegisterMap] public partial class Big : Meter { [{|CW1004:HoldingRegister(70000)|}] public float B { get; set; } }")]
    [InlineData("[ModbusRegisterMap] public partial class Meter { [{|CW1019:HoldingRegister(40001)|}] public float A { get; set; } [RegisterGroup(40011)] public partial Mixed Mixed { get; } } [ModbusRegisterMap] public partial class Mixed { [HoldingRegister(0)] public float A { get; set; } [InputRegister(0)] public float B { get; set; } }")]
    public Task What_would_not_fit_together_afterwards_is_left_to_its_author(string maps) => Fixes<ZeroBasedAddressesCodeFix>.LeaveAsync(File(maps));

    private static string File(string declarations) => "#pragma warning disable CW1024, CW1025, CW1026 // Better plans are not what this is about.\n" + Sources.File(declarations);

    private const string Constants = "public static class Here { public const int First = 40001; } ";

    private static string Map(string members) => $"[ModbusRegisterMap] public partial class Meter {{ private const int First = 40001; {members} }}";
}
