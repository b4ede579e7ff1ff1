namespace Coilwright.Interop.Serial;

/// <summary>How our clients behave on the lines of these tests: how fast the peers answer on a busy machine is not what they are about.</summary>
internal static class LineOptions
{
    public static ModbusClientOptions Patient
    {
        get
        {
            var options = new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(60) };
            options.Line.ResponseTimeout = TimeSpan.FromSeconds(20);
            options.Reconnect.InitialDelay = TimeSpan.FromMilliseconds(50);
            return options;
        }
    }
}
