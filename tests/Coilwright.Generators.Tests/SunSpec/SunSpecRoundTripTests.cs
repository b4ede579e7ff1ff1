using System.Collections;
using System.Reflection;
using System.Text.Json;
using Coilwright.Generators.Tests.Harness;
using Coilwright.Modbus;
using Coilwright.Tests.Shared;

namespace Coilwright.Generators.Tests.SunSpec;

/// <summary>Every register model that SunSpec has published, as a map: served, and read back over TCP.</summary>
public sealed class SunSpecRoundTripTests
{
    // A value is never torn over two requests, so text of more than 125 registers takes a property for each half.
    private static readonly string[] WiderThanOneRead =
    [
        .. new[] { "VHarA", "VHarB", "VHarC", "IHarA", "IHarB", "IHarC", "IIntHarA", "IIntHarB", "IIntHarC" }.Select(name => "Model64411." + name),
    ];

    [Fact]
    public async Task Every_point_of_every_model_reads_back_over_TCP_as_it_was_set()
    {
        (int Id, SunSpecGroup Root)[] models = [.. Directory.GetFiles(TestData.PathOf("sunspec"), "model_*.json").Select(Load).OrderBy(model => model.Id)];
        var source = new SunSpecSource();
        foreach ((int id, SunSpecGroup root) in models)
        {
            source.AddModel(id, root);
        }

        Assert.Equal((112, 3802), (models.Length, source.Points));
        Assert.Equal(WiderThanOneRead, source.Split);
        Assembly maps = Load(GeneratorRun.Of(source.Text));

        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        await using ModbusClient client = await ModbusClient.ConnectAsync(server.Endpoint.ToString(), TestContext.Current.CancellationToken);
        for (int i = 0; i < models.Length; i++)
        {
            string name = $"SunSpec.Model{models[i].Id}";
            object values = Activator.CreateInstance(maps.GetType(name, throwOnError: true)!)!;
            new SunSpecValues(new Random(models[i].Id)).Fill(values, models[i].Root);
            object read = await CheckAsync(values, server, client, (byte)(i + 1), maps.GetType(name + "Client", throwOnError: true)!);
            AssertEqual(values, read, name);
        }
    }

    private static (int Id, SunSpecGroup Root) Load(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return (document.RootElement.GetProperty("id").GetInt32(), SunSpecGroup.From(document.RootElement.GetProperty("group")));
    }

    private static Assembly Load(GeneratorRun run)
    {
        Assert.Empty(run.Diagnostics.Where(diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Take(10));
        return Assembly.Load(run.Emit());
    }

    private static Task<object> CheckAsync(object values, ModbusServer server, ModbusClient client, byte unit, Type clientType)
    {
        MethodInfo serve = typeof(SunSpecRoundTripTests).GetMethod(nameof(ServeAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        object device = Activator.CreateInstance(clientType, client, unit, (ushort)0)!;
        return (Task<object>)serve.MakeGenericMethod(values.GetType()).Invoke(null, [values, server, unit, device])!;
    }

    private static async Task<object> ServeAsync<TMap>(TMap values, ModbusServer server, byte unit, ModbusReusableMapClient<TMap> device)
        where TMap : class, IReusableRegisterMap<TMap>, new()
    {
        server.Map(unit, values);
        TMap first = await device.ReadAsync(TestContext.Current.CancellationToken);
        var again = new TMap();
        await device.ReadAsync(again, TestContext.Current.CancellationToken);
        AssertEqual(first, again, typeof(TMap).Name);
        return first;
    }

    private static void AssertEqual(object expected, object actual, string path)
    {
        foreach (PropertyInfo property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            object? left = property.GetValue(expected);
            object? right = property.GetValue(actual);
            string name = $"{path}.{property.Name}";
            if (left is RegisterGroupList list)
            {
                object[] elements = [.. ((IEnumerable)left).Cast<object>()];
                Assert.True(list.Count == ((RegisterGroupList)right!).Count, $"{name}: {list.Count} elements, not {((RegisterGroupList)right).Count}.");
                object[] others = [.. ((IEnumerable)right).Cast<object>()];
                Assert.All(Enumerable.Range(0, elements.Length), index => AssertEqual(elements[index], others[index], $"{name}[{index}]"));
            }
            else if (left is not null && property.PropertyType.IsNested && !property.PropertyType.IsEnum && property.PropertyType.IsClass)
            {
                AssertEqual(left, right!, name);
            }
            else
            {
                Assert.True(Equals(left, right), $"{name}: {right ?? "none"}, not {left ?? "none"}.");
            }
        }
    }
}
