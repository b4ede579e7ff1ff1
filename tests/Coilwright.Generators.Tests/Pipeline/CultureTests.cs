using System.Globalization;
using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Pipeline;

public sealed class CultureTests
{
    private const string Source =
        """
        using Coilwright.Modbus;
        [ModbusRegisterMap]
        public partial class Meter
        {
            [HoldingRegister(0, As = RegisterType.Int16, Scale = -0.1, Offset = -2.5, Min = -1000.5, Max = 12000)] public double Limit { get; set; }
            [HoldingRegister(1, As = RegisterType.Int16, Scale = -0.1, Offset = -2.5, Min = -1000.5)] public decimal Money { get; set; }
            [HoldingRegister(2, Min = -5)] public short Whole { get; set; }
        }
        """;

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_code_is_the_same_wherever_it_is_printed(string culture)
    {
        string expected = Print();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(expected, Print());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Print()
    {
        GeneratorRun run = GeneratorRun.Of(Source);
        Assert.Empty(run.Diagnostics);
        return string.Concat(run.Sources.Select(source => source.SourceText.ToString()));
    }
}
