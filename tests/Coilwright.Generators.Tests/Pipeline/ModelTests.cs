using System.Collections;
using System.Reflection;
using Coilwright.Generators.Model;
using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Tests.Pipeline;

public sealed class ModelTests
{
    private const string Source =
        """
        using Coilwright.Modbus;
        namespace Plant;
        public partial class Outer<T>
        {
            [ModbusRegisterMap(MaxGap = 4)]
            public partial record Meter(
                [property: InputRegister(0)] ushort Level,
                [property: HoldingRegister(0, As = RegisterType.UInt16, Scale = 0.1, Min = 1), WriteGroup("G")] double Limit,
                [property: HoldingRegister(1), NotAvailable(1, 2)] short? Maybe,
                [property: HoldingRegister(2, Length = 4)] ushort[] Array,
                [property: HoldingRegister(6, Length = 2, As = RegisterType.Int16, Scale = 0.1)] double[] Scaled,
                [property: HoldingRegister(9, Bit = 1, BitCount = 2)] byte Bits,
                [property: HoldingRegister(10, Length = 2)] string Text,
                [property: Coil(0), WriteGroup("G")] bool Relay);
        }
        """;

    [Fact]
    public void Two_parses_of_one_declaration_are_equal()
    {
        RegisterMapModel first = GeneratorRun.Of(Source).Models.Single();
        RegisterMapModel second = GeneratorRun.Of(Source).Models.Single();
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("MaxGap = 4", "MaxGap = 5")]
    [InlineData("Scale = 0.1", "Scale = 0.2")]
    [InlineData("Min = 1", "Min = 2")]
    [InlineData("NotAvailable(1, 2)", "NotAvailable(1, 3)")]
    [InlineData("Bit = 1", "Bit = 2")]
    [InlineData("bool Relay", "bool Relais")]
    [InlineData("\"G\"", "\"H\"")]
    public void A_change_that_shows_makes_another_model(string before, string after)
    {
        RegisterMapModel first = GeneratorRun.Of(Source).Models.Single();
        RegisterMapModel second = GeneratorRun.Of(Source.Replace(before, after, StringComparison.Ordinal)).Models.Single();
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void An_array_that_was_never_made_equals_an_empty_one()
    {
        EquatableArray<int> empty = Array.Empty<int>().ToEquatableArray();
        Assert.Equal(default, empty);
        Assert.Equal(default(EquatableArray<int>).GetHashCode(), empty.GetHashCode());
        Assert.Empty(default(EquatableArray<int>));
        Assert.Equal(new EquatableArray<int>([1, 2]), new EquatableArray<int>([1, 2]));
        Assert.NotEqual(new EquatableArray<int>([1, 2]), new EquatableArray<int>([2, 1]));
    }

    [Fact]
    public void No_model_keeps_a_compilation_alive()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(GeneratorRun.Of(Source).Models.Single(), seen);
        Assert.True(seen.Count > 50);
        Assert.DoesNotContain(
            seen, value => value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or AttributeData or SemanticModel);
    }

    [Fact]
    public void Every_model_is_a_sealed_record() => Assert.All(
        typeof(RegisterMapModel).Assembly.GetTypes().Where(type => type.Namespace == typeof(RegisterMapModel).Namespace && type.Name.EndsWith("Model", StringComparison.Ordinal)),
        type => Assert.True(type.GetMethod("<Clone>$") is not null && (type.IsSealed || type.IsAbstract), type.Name));

    private static void Walk(object value, HashSet<object> seen)
    {
        if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        if (value is IEnumerable elements)
        {
            foreach (object element in elements)
            {
                Walk(element, seen);
            }
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && field.GetValue(value) is { } inner)
                {
                    Walk(inner, seen);
                }
            }
        }
    }
}
