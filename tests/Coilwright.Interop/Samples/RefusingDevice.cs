using System.Net;
using System.Net.Sockets;
using Coilwright.Modbus.Framing;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Interop.Samples;

/// <summary>A device that answers reads of its holding registers with exceptions where a test says so. Serves one connection after the other.</summary>
internal sealed class RefusingDevice : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ushort[] _registers;
    private readonly Func<int, ModbusExceptionCode?> _refusal;
    private readonly Task _serving;

    /// <param name="registers">The registers from 0 on.</param>
    /// <param name="refusal">The exception for a read that begins at an address, or <see langword="null"/> for the registers.</param>
    public RefusingDevice(ushort[] registers, Func<int, ModbusExceptionCode?> refusal)
    {
        _registers = registers;
        _refusal = refusal;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Uri => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            client.NoDelay = true;
            try
            {
                await AnswerAsync(client.GetStream());
            }
            catch (IOException)
            {
                // The sample is through with it.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        byte[] request = new byte[MbapHeader.Size + ReadRequest.Size];
        while (true)
        {
            await stream.ReadExactlyAsync(request, _stopping.Token);
            byte[] answer = AnswerOf(request.AsSpan(MbapHeader.Size));
            byte[] frame = [request[0], request[1], 0, 0, 0, (byte)(answer.Length + 1), request[6], .. answer];
            await stream.WriteAsync(frame, _stopping.Token);
        }
    }

    private byte[] AnswerOf(ReadOnlySpan<byte> pdu)
    {
        int address = (pdu[1] << 8) | pdu[2];
        int count = pdu[4];
        ModbusExceptionCode? refusal = _refusal(address) ?? (address + count > _registers.Length ? ModbusExceptionCode.IllegalDataAddress : null);
        return refusal is { } code
            ? [(byte)(pdu[0] | 0x80), (byte)code]
            : [pdu[0], (byte)(count * 2), .. _registers.AsSpan(address, count).ToArray().SelectMany(static register => new[] { (byte)(register >> 8), (byte)register })];
    }
}
