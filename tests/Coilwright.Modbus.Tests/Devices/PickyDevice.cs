using System.Buffers.Binary;
using System.Collections.Concurrent;
using Coilwright.Modbus.Tests.Client;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A device that answers reads with the addresses asked for, but for what it is told to refuse, and notes what it was asked.</summary>
internal sealed class PickyDevice : IAsyncDisposable
{
    private readonly ConcurrentQueue<MapBlock> _asked = new();
    private readonly ClientFixture _fixture;
    private readonly Task _run;

    private PickyDevice(ClientFixture fixture)
    {
        _fixture = fixture;
        _run = RunAsync();
    }

    public ModbusClient Client => _fixture.Client;

    public ClientFixture Fixture => _fixture;

    /// <summary>Which reads are refused, and how; 0 for those that are answered.</summary>
    public Func<MapBlock, ModbusExceptionCode> Refuses { get; set; } = _ => 0;

    /// <summary>What a register holds.</summary>
    public Func<int, int> Register { get; set; } = address => address;

    /// <summary>What a coil holds.</summary>
    public static bool Bit(int address) => address % 3 == 0;

    public static async Task<PickyDevice> ConnectAsync() =>
        new(await ClientFixture.ConnectAsync(options => options.Heartbeat = new() { Interval = Timeout.InfiniteTimeSpan }));

    /// <summary>Refuses reads that touch certain registers, as devices do that have nothing there.</summary>
    public static Func<MapBlock, ModbusExceptionCode> Lacks(params int[] addresses) => block =>
        block.Table == RegisterTable.HoldingRegister && addresses.Any(address => block.Address <= address && address < block.End)
            ? ModbusExceptionCode.IllegalDataAddress
            : 0;

    /// <summary>What was asked since the last time.</summary>
    public MapBlock[] TakeAsked()
    {
        var asked = new List<MapBlock>();
        while (_asked.TryDequeue(out MapBlock block))
        {
            asked.Add(block);
        }

        return [.. asked];
    }

    /// <summary>Waits until it has answered so many reads since the last <see cref="TakeAsked"/>.</summary>
    public async Task AnsweredAsync(int count)
    {
        while (_asked.Count < count)
        {
            await Task.Yield();
        }

        try
        {
            // The answer to this goes out behind the others.
            await Client.ReadHoldingRegistersAsync(1, 0, 1, ClientFixture.Cancellation);
        }
        catch (ModbusDeviceException)
        {
            // An answer as well.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        await _run;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                ReceivedRequest request = await _fixture.ReceiveAsync();
                await _fixture.Peer.SendAsync(ClientFixture.Frame(request.Id, request.Unit, Answer(request.Pdu)));
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone.
        }
    }

    private byte[] Answer(byte[] pdu)
    {
        RegisterTable table = pdu[0] switch
        {
            1 => RegisterTable.Coil,
            2 => RegisterTable.DiscreteInput,
            3 => RegisterTable.HoldingRegister,
            _ => RegisterTable.InputRegister,
        };
        var block = new MapBlock(table, BinaryPrimitives.ReadUInt16BigEndian(pdu.AsSpan(1)), BinaryPrimitives.ReadUInt16BigEndian(pdu.AsSpan(3)));
        _asked.Enqueue(block);
        if (Refuses(block) is var code and not 0)
        {
            return [(byte)(pdu[0] | 0x80), (byte)code];
        }

        byte[] answer = [pdu[0], (byte)block.Size, .. new byte[block.Size]];
        for (int i = 0; i < block.Count; i++)
        {
            if (table == RegisterTable.Coil)
            {
                answer[2 + (i / 8)] |= (byte)((Bit(block.Address + i) ? 1 : 0) << (i % 8));
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(2 + (i * 2)), unchecked((ushort)Register(block.Address + i)));
            }
        }

        return answer;
    }
}
