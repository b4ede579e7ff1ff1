using Coilwright.Benchmarks.Processes;

namespace Coilwright.Benchmarks.Server;

/// <summary>Our server against a bare one, both in processes of their own and under the same client.</summary>
internal sealed class ServerRows : IRows
{
    public int Place => 30;

    public IEnumerable<Row> Create() => from connections in (int[])[1, 100]
                                        let name = $"our server, {connections} connection{(connections == 1 ? "" : "s")}"
                                        select new Row("server", name, Unit.PerSecond, Limit.AtLeast(0.85), () => OpenAsync(connections))
                                        {
                                            MaxBytes = 1,
                                            DependsOnProcessors = true,
                                        };

    private static Task<Contest> OpenAsync(int connections) => Task.FromResult(new Contest(
        new RawClient(ServerProcess.Start(OurServer.Role), connections),
        new RawClient(ServerProcess.Start(BareServer.Role), connections)));
}
