using System.Reflection;
using System.Runtime.Loader;
using Coilwright.Generators.Tests.Harness;
using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.Layers;

public sealed class ReadmeTests
{
    [Fact]
    public void The_code_of_the_readme_compiles_without_a_warning() => Assert.Empty(ReadmeProgram.Compile().Diagnostics);

    [Fact]
    public void Its_own_transport_reads_a_map()
    {
        GeneratorRun run = ReadmeProgram.Compile();
        var context = new AssemblyLoadContext("Readme", isCollectible: true);
        context.Resolving += static (_, name) => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
        Assembly assembly = context.LoadFromStream(new MemoryStream(run.Emit()));
        MethodInfo read = assembly.GetType("OwnTransport")!.GetMethod("Read")!;
        using var line = new RtuDevice(unit: 7)
        {
            Registers = { [(4, 0)] = 0x4366, [(4, 1)] = 0x8000, [(4, 2)] = 5001, [(4, 3)] = 0x8000, [(3, 0x14)] = 25, [(3, 0x20)] = 0x4142 },
        };

        object meter = read.Invoke(null, [line, (byte)7])!;

        Assert.Equal((230.5f, 50.01m, null, 2.5, "AB"), (Get<float>("VoltageL1"), Get<decimal>("Frequency"), Get<short?>("Temperature"), Get<double>("Limit"), Get<string>("Serial")));
        Assert.Equal(((MapPlan)meter.GetType().GetProperty("Plan")!.GetValue(null)!).Blocks.Count, line.Requests);

        T Get<T>(string name) => (T)meter.GetType().GetProperty(name)!.GetValue(meter)!;
    }
}
