using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Tests.Maps;
using Coilwright.Analyzers.Tests.Use;

namespace Coilwright.Analyzers.Tests.Hardening;

/// <summary>Sources with a little of everything and nothing that the compiler refuses.</summary>
internal static class WholeSources
{
    /// <summary>A source for each kind of declaration, and one that uses clients.</summary>
    public static IReadOnlyDictionary<string, string> ByKind { get; } = new Dictionary<string, string>
    {
        ["maps"] = PlainMap.Source,
        ["messages"] = Messages,
        ["services"] = Services,
        ["use"] = Use,
    };

    private static string Messages => Sources.File(
        """
        public enum Kind : byte { Start, Stop }

        public static partial class Plants<TSite>
            where TSite : class
        {
            /// <summary>An event.</summary>
            [McpMessage]
            [McpReserved(7, 9)]
            public sealed partial class UserEvent
            {
                private const int Second = 2;

                [McpField(1)] public required string UserId { get; init; }
                [McpField(Second, Encoding = McpEncoding.ZigZag)] public long? Timestamp { get; set; }
                [McpField(3)] public List<Kind> Kinds { get; set; } = [];
                [McpField(4)] public Dictionary<string, Header> Headers { get; set; } = [];
                [McpField(5, OneOf = "Choice")] public string? Text { get; set; }
                [McpField(6, OneOf = "Choice")] public UserEvent? Inner { get; set; }
                [McpField(8, MaxLength = 64, UseStringPool = true)] public string[] Tags { get; set; } = [];
                [McpField(10)] public DateTimeOffset At { get; set; }
            }
        }

        [McpMessage(Layout = McpLayout.Packed, Endianness = McpEndianness.Big)]
        public readonly partial record struct Header(
            [property: McpField(1)] ushort Magic,
            [property: McpField(2, Length = 8, PaddingAfter = 2)] string Name,
            [property: McpField(3, Endianness = McpEndianness.Little)] uint Length);
        """);

    private static string Services => Sources.File(
        """
        [McpMessage] public partial record Note([McpField(1)] string Text);

        [McpMessage] public partial class Ack { [McpField(1)] public int Number { get; set; } }

        public interface IMarker;

        /// <summary>Events.</summary>
        [McpService("events"), RequiresRole("Viewer")]
        public partial interface IUserEvents : IMarker
        {
            [McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);
            [McpOperation(2, Priority = McpPriority.Critical), RequiresRole("Operator", "Engineer")] ValueTask<Ack> AlarmAsync(Note note);
            [McpOperation(3)] IAsyncEnumerable<Note> WatchAsync(Ack request, CancellationToken cancellationToken = default);
            [McpOperation(4, OneWay = true)] ValueTask NotifyAsync(Note note);
            [McpOperation(5)] ValueTask<Ack> UploadAsync(IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);
            [McpOperation(6)] IAsyncEnumerable<Ack> ExchangeAsync(Ack first, IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);
            [McpOperation(7, Idempotent = true)] ValueTask<Ack> PublishAsync(Ack ack, CancellationToken cancellationToken);
        }
        """).Replace("using Coilwright.Modbus;\n", "", StringComparison.Ordinal);

    private static string Use => Plant.Method(
        """
                await using ModbusClient own = await ModbusClient.ConnectAsync(Endpoint, ct);
                var second = new EnergyMeterClient(own, unit: 2);
                EnergyMeter target = new() { Harmonics = [1], Limit = 3 };
                while (!ct.IsCancellationRequested)
                {
                    MapReadResult read = await meter.ReadAsync(target, ct);
                    float sum = await second.ReadVoltageAsync(ct) + target.Current;
                    if (sum > 3 && read.IsComplete)
                    {
                        await second.WriteLimitsAsync(target, ct);
                    }

                    Func<Task> later = async () => await client.WriteSingleCoilAsync(1, 0, true, ct);
                    await later();
                    foreach (ushort value in await client.ReadHoldingRegistersAsync(1, 0, 8, ct)) { target.Delay = value; }
                    _ = client.ReadCoilsAsync(1, 0, 8, ct).Result;
                    await foreach (EnergyMeter now in second.WatchAsync(TimeSpan.FromMilliseconds(200), ct)) { target.Limit = now.Limit; }
                }
        """);
}
