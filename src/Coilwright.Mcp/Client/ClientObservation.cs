using Coilwright.Connections;
using Coilwright.Telemetry;

namespace Coilwright.Mcp.Client;

/// <summary>Has a client observed: its numbers by who asks for them, its states by the log.</summary>
internal static class ClientObservation
{
    public static void Observe(this ClientTelemetry telemetry, IReadOnlyList<ClientLink> links, ConnectionCounts counts, Endpoint endpoint)
    {
        telemetry.Observe(() => Read(links, counts));
        foreach (ClientLink link in links)
        {
            telemetry.Follow(link.Supervisor.States, endpoint);
        }
    }

    private static ClientReading Read(IReadOnlyList<ClientLink> links, ConnectionCounts counts)
    {
        ConnectionCounts.Totals totals = counts.Read();
        return new ClientReading
        {
            Connections = [.. links.CountBy(link => link.Supervisor.States.State).Select(group => (group.Key.ToString(), group.Value))],
            Connects = totals.Connects - links.Count + 1,
            Pending = totals.Pending,
            InFlight = totals.InFlight,
            BytesSent = totals.BytesSent,
            BytesReceived = totals.BytesReceived,
            LateAnswers = totals.LateAnswers,
            UnmatchedAnswers = totals.UnmatchedAnswers,
            Retries = totals.Retries,
        };
    }
}
