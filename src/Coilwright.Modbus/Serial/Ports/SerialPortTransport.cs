using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>Reaches a line through a serial port of this machine.</summary>
internal sealed class SerialPortTransport : ITransport
{
    private readonly ISerialPortDriver _driver;
    private readonly SerialPortSettings _settings;

    public SerialPortTransport(Endpoint endpoint, SerialPortSettings settings, ISerialPortDriver? driver)
    {
        Endpoint = endpoint;
        _settings = settings;
        _driver = driver ?? DefaultDriver;
    }

    public Endpoint Endpoint { get; }

    private static ISerialPortDriver DefaultDriver =>
        LinuxSerialPortDriver.IsSupported ? new LinuxSerialPortDriver() : new SystemSerialPortDriver();

    /// <summary>Opens the port, which may block for a while.</summary>
    public ITransportConnection Open() => _driver.Open(_settings);

    // Opening can block for seconds in the drivers of some adapters; the caller's wait is bounded by whoever calls this.
    public ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken) =>
        new(Task.Run(Open, cancellationToken));
}
