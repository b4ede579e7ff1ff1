using Coilwright.Connections;

namespace Coilwright.Tests.Connections;

public sealed class ConnectionTransitionsTests
{
    /// <summary>Rows are states, columns events; "." is refused.</summary>
    private const string Table = """
                      ConnectBegan  Opened     AttemptFailed  AttemptsExhausted  ConnectAbandoned  Lost          Released      DrainBegan  Closed
        Disconnected  Connecting    .          .              .                  .                 .             .             Draining    Closed
        Connecting    .             Connected  Reconnecting   Offline            Disconnected      .             .             Draining    Closed
        Connected     .             .          .              .                  .                 Reconnecting  Disconnected  Draining    Closed
        Reconnecting  .             Connected  Reconnecting   Offline            Disconnected      .             .             Draining    Closed
        Offline       Connecting    Connected  .              .                  .                 .             .             Draining    Closed
        Draining      .             .          .              .                  .                 .             .             .           Closed
        Closed        .             .          .              .                  .                 .             .             .           .
        """;

    public static IEnumerable<TheoryDataRow<string, string, string>> Cells()
    {
        string[][] rows = [.. Table.Split('\n').Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return rows.Skip(1).SelectMany(row => row.Skip(1).Select((target, column) =>
            new TheoryDataRow<string, string, string>(row[0], rows[0][column], target)));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_state_and_event_lead_where_the_table_says(string state, string cause, string target)
    {
        ConnectionState from = Enum.Parse<ConnectionState>(state);

        bool allowed = ConnectionTransitions.TryNext(from, Enum.Parse<ConnectionEvent>(cause), out ConnectionState next);

        Assert.Equal(target != ".", allowed);
        Assert.Equal(allowed ? Enum.Parse<ConnectionState>(target) : from, next);
    }

    [Fact]
    public void The_table_of_this_test_has_every_state_and_every_event() =>
        Assert.Equal(
            Enum.GetValues<ConnectionState>().Length * Enum.GetValues<ConnectionEvent>().Length,
            Cells().DistinctBy(static cell => (cell.Data.Item1, cell.Data.Item2)).Count());
}
