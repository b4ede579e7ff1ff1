using System.Reflection;
using System.Runtime.Loader;
using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.RoundTrips;

/// <summary>A service in one assembly whose messages are of another, compiled, loaded and called.</summary>
public sealed class ServiceAssemblyTests
{
    private const string Messages =
        """
        using Coilwright.Mcp;

        namespace Contracts;

        [McpMessage]
        public partial record Reading
        {
            [McpField(1)] public required string Device { get; init; }
            [McpField(2)] public double Value { get; init; }
        }

        [McpMessage(Layout = McpLayout.Packed)]
        public readonly partial record struct Place
        {
            [McpField(1)] public int Row { get; init; }
        }
        """;

    private const string Service =
        """
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Coilwright.Mcp;
        using Contracts;

        [McpMessage]
        public partial record Report
        {
            [McpField(1)] public required Reading Worst { get; init; }
            [McpField(2)] public List<Reading> All { get; init; } = [];
        }

        [McpService("readings")]
        public interface IReadings
        {
            [McpOperation(1)] ValueTask<Report> SumUpAsync(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken = default);
            [McpOperation(2)] ValueTask<Place> FindAsync(Reading reading, CancellationToken cancellationToken = default);
        }

        public sealed class Readings : IReadings
        {
            public async ValueTask<Report> SumUpAsync(IAsyncEnumerable<Reading> readings, CancellationToken cancellationToken = default)
            {
                var all = new List<Reading>();
                await foreach (Reading reading in readings)
                {
                    all.Add(reading);
                }

                return new Report { Worst = all.MaxBy(reading => reading.Value)!, All = all };
            }

            public ValueTask<Place> FindAsync(Reading reading, CancellationToken cancellationToken = default) => new(new Place { Row = (int)reading.Value });
        }

        public static class Program
        {
            public static async Task<string> RunAsync(CancellationToken cancellationToken)
            {
                await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IReadings>(new Readings()));
                await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), cancellationToken);
                IReadings readings = new ReadingsClient(client);
                Report report = await readings.SumUpAsync(SendAsync(), cancellationToken);
                Place place = await readings.FindAsync(report.Worst, cancellationToken);
                return $"{report.Worst.Device} {report.All.Count} {place.Row}";
            }

            private static async IAsyncEnumerable<Reading> SendAsync()
            {
                for (int i = 1; i <= 3; i++)
                {
                    await Task.Yield();
                    yield return new Reading { Device = $"Pump {i}", Value = i % 3 };
                }
            }
        }
        """;

    [Fact]
    public async Task Messages_of_another_assembly_are_called_with_streamed_and_part_of_messages()
    {
        GeneratorRun below = GeneratorRun.Of(Messages);
        var above = GeneratorRun.Over(below, Service);
        Assert.Empty(below.Diagnostics.Concat(above.Diagnostics));
        var context = new AssemblyLoadContext("services", isCollectible: true);
        Load(below);
        MethodInfo run = Load(above).GetType("Program", throwOnError: true)!.GetMethod("RunAsync")!;
        CancellationToken token = TestContext.Current.CancellationToken;

        var called = (Task<string>)run.Invoke(null, [token])!;

        Assert.Equal("Pump 2 3 2", await called.WaitAsync(TimeSpan.FromSeconds(30), token));

        Assembly Load(GeneratorRun one)
        {
            using var stream = new MemoryStream(one.Emit());
            return context.LoadFromStream(stream);
        }
    }
}
