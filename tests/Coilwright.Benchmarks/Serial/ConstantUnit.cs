using Coilwright.Benchmarks.Processes;
using Coilwright.Modbus.Framing;

namespace Coilwright.Benchmarks.Serial;

/// <summary>A unit on a line of its own that answers every read of ten registers with zeros, by a blocking thread.</summary>
internal sealed class ConstantUnit : IBenchmarkServer
{
    public const string Role = "constant-unit";
    public const int Registers = 10;

    private readonly PseudoTerminal _line = new();

    public ConstantUnit() => new Thread(Serve) { IsBackground = true }.Start();

    /// <summary>The number of the line.</summary>
    public int Port => _line.Number;

    public static byte[] Request { get; } = FrameOf([3, 0, 0, 0, Registers]);

    public static byte[] Answer { get; } = FrameOf([3, Registers * 2, .. new byte[Registers * 2]]);

    public void Dispose() => _line.Dispose();

    private void Serve()
    {
        byte[] request = new byte[Request.Length];
        try
        {
            while (true)
            {
                _line.Stream.ReadExactly(request);
                _line.Stream.Write(Answer);
            }
        }
        catch (IOException)
        {
            // The client has closed the port.
        }
    }

    private static byte[] FrameOf(byte[] pdu)
    {
        byte[] frame = new byte[pdu.Length + 3];
        RtuFrame.Write(1, pdu, frame);
        return frame;
    }
}
