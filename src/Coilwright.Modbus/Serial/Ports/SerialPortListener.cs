using Coilwright.Transports;

namespace Coilwright.Modbus.Serial;

/// <summary>
/// A serial port for a server: what is connected there is the line. One that was unplugged is opened again as soon as it can be.
/// </summary>
internal sealed class SerialPortListener : ITransportListener
{
    private readonly SerialPortTransport _transport;
    private readonly TimeSpan _frameGap;
    private readonly TimeProvider _timeProvider;
    private ServedSerialPort _port;
    private bool _isAccepted;

    private SerialPortListener(SerialPortTransport transport, TimeSpan frameGap, TimeProvider timeProvider, ITransportConnection port)
    {
        _transport = transport;
        _frameGap = frameGap;
        _timeProvider = timeProvider;
        _port = new ServedSerialPort(port, frameGap, timeProvider);
    }

    public Endpoint Endpoint => _transport.Endpoint;

    /// <summary>Opens the port.</summary>
    /// <exception cref="FormatException">A setting is none; the message shows the right form.</exception>
    /// <exception cref="IOException">There is no such port, or it cannot be set as asked.</exception>
    /// <exception cref="UnauthorizedAccessException">The port is in use, or not to be used by this user.</exception>
    public static SerialPortListener Open(Endpoint endpoint, ISerialPortDriver? driver, TimeProvider timeProvider)
    {
        SerialPortSettings settings = SerialEndpoint.SettingsOf(endpoint);
        var transport = new SerialPortTransport(endpoint, settings, driver);
        return new SerialPortListener(transport, new LineTiming(settings.BaudRate).FrameGap, timeProvider, transport.Open());
    }

    public async ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken)
    {
        if (_isAccepted)
        {
            await _port.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            ITransportConnection port = await _transport.ConnectAsync(cancellationToken).ConfigureAwait(false);
            _port = new ServedSerialPort(port, _frameGap, _timeProvider);
        }

        _isAccepted = true;
        return _port;
    }

    // A port that was accepted belongs to whoever accepted it.
    public ValueTask DisposeAsync() => _isAccepted ? ValueTask.CompletedTask : _port.DisposeAsync();
}
