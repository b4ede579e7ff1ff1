using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>A driver whose port leads to a script; it can be pulled out.</summary>
internal sealed class MemoryPorts : ISerialPortDriver
{
    private readonly InMemoryTransport _transport = new();

    public bool IsPulledOut { get; set; }

    public List<SerialPortSettings> Opened { get; } = [];

    public ITransportConnection Open(SerialPortSettings settings)
    {
        if (IsPulledOut)
        {
            throw new IOException($"The serial port {settings.Device} cannot be opened.");
        }

        Opened.Add(settings);

        // In memory this never waits.
        return _transport.ConnectAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    public ValueTask<ScriptedPeer> AcceptAsync() => _transport.AcceptAsync(LineFixture.Cancellation);
}
