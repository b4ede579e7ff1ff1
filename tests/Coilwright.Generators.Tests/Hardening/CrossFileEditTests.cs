using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>What was read of a map is read again when anything that it depends on has changed, wherever that is.</summary>
public sealed class CrossFileEditTests
{
    private const string Meter =
        """
        namespace Plant
        {
            [Coilwright.Modbus.ModbusRegisterMap]
            public partial class Meter
            {
                [Coilwright.Modbus.InputRegister(0)] public Mode Mode { get; set; }
            }
        }
        """;

    private const string Mode = "namespace Plant { public enum Mode : ushort { Off, On } }";

    public static TheoryData<string, string, string> EditsThatMatter => new()
    {
        {
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter { [Coilwright.Modbus.InputRegister(Addresses.Level)] public ushort Level { get; set; } }",
            "public static class Addresses { public const int Level = 1; }",
            "public static class Addresses { public const int Level = 2; }"
        },
        {
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter { [Coilwright.Modbus.InputRegister(Addresses.Level)] public ushort Level { get; set; } }",
            "global using Addresses = One; public static class One { public const int Level = 1; } public static class Two { public const int Level = 2; }",
            "global using Addresses = Two; public static class One { public const int Level = 1; } public static class Two { public const int Level = 2; }"
        },
        { Meter, Mode, Mode.Replace("ushort", "uint", StringComparison.Ordinal) },
        { Meter + " public enum Mode : ushort { Off, On }", "namespace Other;", Mode.Replace("ushort", "uint", StringComparison.Ordinal) },
        {
            Meter + " public enum Mode : ushort { Off, On }",
            "namespace Plant { partial class Meter; }",
            "namespace Plant { partial class Meter { public enum Mode : uint { Off, On } } }"
        },
        {
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter { [Coilwright.Modbus.RegisterGroup(0, Count = 2)] public partial System.Collections.Generic.IReadOnlyList<Phase> Phases { get; } }",
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Phase { [Coilwright.Modbus.InputRegister(0)] public ushort Volts { get; set; } }",
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Phase { [Coilwright.Modbus.InputRegister(0)] public uint Volts { get; set; } }"
        },
        {
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter;",
            "partial class Meter { [Coilwright.Modbus.InputRegister(0)] public ushort Volts { get; set; } }",
            "partial class Meter { [Coilwright.Modbus.InputRegister(0)] public ushort Amps { get; set; } }"
        },
        {
            "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter { [Coilwright.Modbus.HoldingRegister(0, Length = 2, Converter = typeof(Letters))] public string Text { get; set; } = \"\"; }",
            "public static class Letters { public static string Decode(System.ReadOnlySpan<byte> registers) { return \"\"; } public static void Encode(string value, System.Span<byte> registers) { } }",
            "public static class Letters { public static string Decoded(System.ReadOnlySpan<byte> registers) { return \"\"; } public static void Encode(string value, System.Span<byte> registers) { } }"
        },
    };

    [Theory]
    [MemberData(nameof(EditsThatMatter))]
    public void After_an_edit_of_another_file_the_map_is_what_a_first_run_makes_of_it(string map, string before, string after)
    {
        GeneratorRun first = GeneratorRun.Of(map, before);
        GeneratorRun second = first.Again(compilation => Replace(compilation, 1, after));

        Assert.Equal(Texts(GeneratorRun.Of(map, after)), Texts(second));
        Assert.NotEqual(Texts(first), Texts(second));
    }

    [Fact]
    public void Another_reference_reads_the_map_again()
    {
        const string map = "[Coilwright.Modbus.ModbusRegisterMap] public partial class Meter { [Coilwright.Modbus.InputRegister(Addresses.Level)] public ushort Level { get; set; } }";
        GeneratorRun first = GeneratorRun.Of(map).Again(static compilation => compilation.AddReferences(Addresses(1)));
        GeneratorRun second = first.Again(static compilation => compilation.RemoveReferences(compilation.References.Last()).AddReferences(Addresses(2)));

        Assert.Contains("InputRegister, 0x0001, 1", first.Text("Meter.g.cs"), StringComparison.Ordinal);
        Assert.Contains("InputRegister, 0x0002, 1", second.Text("Meter.g.cs"), StringComparison.Ordinal);
    }

    private static CompilationReference Addresses(int level) => GeneratorRun.Compile(
        GeneratorRun.Options, GeneratorRun.ParseOptions, $"public static class Addresses {{ public const int Level = {level}; }}").WithAssemblyName("Addresses").ToMetadataReference();

    private static IEnumerable<string> Texts(GeneratorRun run) => run.Sources.Select(static source => source.HintName + "\n" + source.SourceText);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(old, GeneratorRun.Parse(source, old.FilePath));
    }
}
