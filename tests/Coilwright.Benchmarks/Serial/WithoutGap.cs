using Coilwright.Modbus;
using Coilwright.Modbus.Serial;
using Coilwright.Transports;

namespace Coilwright.Benchmarks.Serial;

/// <summary>A serial port as a bare transport: nothing is known of its speed, so no silence is kept between frames.</summary>
internal sealed class WithoutGap(string device) : ITransport
{
    private readonly SerialPortTransport _port = new(new Endpoint("rtu", "", 0, device), new SerialPortSettings(device) { BaudRate = 115200 }, null);

    public Endpoint Endpoint { get; } = new("memory", "port", 0);

    public ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken) => _port.ConnectAsync(cancellationToken);
}
