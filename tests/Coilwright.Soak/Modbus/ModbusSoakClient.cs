using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>A client of Modbus.</summary>
internal sealed class ModbusSoakClient(ModbusClient client) : ISoakClient
{
    public ConnectionStatistics Statistics => client.Statistics;

    /// <param name="client">Which of the clients: they differ.</param>
    public static ModbusClientOptions OptionsOf(int client)
    {
        // From one request at a time to many.
        var options = new ModbusClientOptions { MaxInFlight = 1 << (client % 5), RequestTimeout = TimeSpan.FromMilliseconds(300) };

        // On a line: half of the clients have time for one more attempt. No answer is later than the delays of the line add up to.
        options.Line.ResponseTimeout = TimeSpan.FromMilliseconds(client % 2 == 0 ? 100 : 200);
        options.Line.MaxResponseDelay = TimeSpan.FromSeconds(10);
        options.Line.BackOff.InitialDelay = options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(50);
        return options;
    }

    public IExchange ExchangeOf(int caller) => new ModbusExchange(client, caller);

    public ValueTask DisposeAsync() => client.DisposeAsync();
}
