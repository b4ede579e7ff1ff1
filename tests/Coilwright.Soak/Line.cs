namespace Coilwright.Soak;

/// <summary>A way to the server, with everything that may go wrong on it.</summary>
/// <param name="connect">Makes a client, by its number.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="proxy">What stands between, if anything does.</param>
internal sealed class Line(Func<int, Task<ISoakClient>> connect, IReadOnlyList<CountedFaults> faults, IAsyncDisposable? proxy = null) : IAsyncDisposable
{
    /// <summary>How many frames met each fault.</summary>
    public IEnumerable<KeyValuePair<string, int>> Met => faults.SelectMany(one => one.Met);

    /// <summary>The ways that there are, by the name of the endpoint's scheme.</summary>
    public static Line To(ServerProcess server, SoakOptions options) => options.IsMcp
        ? McpLine.To(server, options.Endpoint, options.Seed)
        : ModbusLine.To(server, options.Endpoint, options.Seed);

    public Task<ISoakClient> ConnectAsync(int client) => connect(client);

    /// <summary>Lets frames meet faults from now on, or no more.</summary>
    public void Turn(bool on)
    {
        foreach (CountedFaults one in faults)
        {
            one.IsOn = on;
        }
    }

    public ValueTask DisposeAsync() => proxy?.DisposeAsync() ?? ValueTask.CompletedTask;
}
