using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Use;

/// <summary>What people write who know what they do: nothing is told of it.</summary>
public sealed class OrdinaryProgramTests
{
    // The little of other libraries that these programs use, and a map and a service.
    private const string Around =
        """
        [ModbusRegisterMap]
        public partial class EnergyMeter
        {
            [InputRegister(0)] public float Voltage { get; set; }
            [InputRegister(2)] public float Current { get; set; }
            [InputRegister(4)] public float Power { get; set; }
            [HoldingRegister(0), WriteGroup("Limits")] public ushort Limit { get; set; }
            [HoldingRegister(1), WriteGroup("Limits")] public ushort Delay { get; set; }
        }

        [McpMessage] public partial record Note([property: McpField(1)] string Text);
        [McpMessage] public partial record Ack([property: McpField(1)] long Number);

        [McpService("events")]
        public interface IUserEvents
        {
            [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);
        }

        public abstract class BackgroundService : IDisposable
        {
            protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
            public virtual Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            public virtual void Dispose() { }
        }

        public interface ILogger { void LogInformation(string message, params object?[] args); }
        public sealed class FactAttribute : Attribute;

        public static class Substitute
        {
            public static T Received<T>(this T substitute, int count = 1) where T : class => substitute;
            public static void When<T>(this T substitute, Action<T> call) where T : class { }
            public static void Verify<T>(this T mock, Expression<Action<T>> call) where T : class { }
        }

        public sealed class Command { public void SetAction(Func<string[], CancellationToken, Task<int>> action) { } }
        public sealed class App { public void MapGet(string path, Delegate handler) { } public void MapPost(string path, Delegate handler) { } }

        """;

    [Theory]
    [MemberData(nameof(OrdinaryPrograms.Services), MemberType = typeof(OrdinaryPrograms))]
    [MemberData(nameof(OrdinaryPrograms.Clients), MemberType = typeof(OrdinaryPrograms))]
    [MemberData(nameof(OrdinaryPrograms.Reading), MemberType = typeof(OrdinaryPrograms))]
    public async Task Nothing_is_told_of(string what, string program)
    {
        Compilation compilation = Analysis.Generate(Analysis.Compile(
            "using System.Collections.Concurrent;\nusing System.Linq;\nusing System.Linq.Expressions;\n" + Sources.File(Around + program), References.WithCoilwright));

        Assert.Equal([], Analysis.Complaints(compilation).Select(static diagnostic => diagnostic.ToString()));
        Assert.Equal([], (await Analysis.ReportAsync(compilation)).Select(diagnostic => $"{what}: {diagnostic}"));
    }
}
