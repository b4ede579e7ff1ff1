using System.Net.Sockets;
using Coilwright.Benchmarks.Processes;
using Coilwright.Benchmarks.Server;
using Coilwright.Modbus;

namespace Coilwright.Benchmarks.Client;

/// <summary>One caller that blocks, against the same bytes over a blocking socket.</summary>
internal sealed class BlockingRow : IRows
{
    private const int Registers = 10;

    public int Place => 21;

    public IEnumerable<Row> Create()
    {
        yield return new(
            "client", $"synchronous read on ModbusClient.Connect, one caller, FC3 of {Registers}", Unit.PerSecond, Limit.AtLeast(0.95), OpenAsync)
        {
            MaxBytes = 1,
            DependsOnProcessors = true,
        };
    }

    private static Task<Contest> OpenAsync()
    {
        var device = ServerProcess.Start(ConstantDevice.Role);
        var client = ModbusClient.Connect($"tcp://127.0.0.1:{device.Port}");
        ushort[] values = new ushort[Registers];
        Socket socket = RawSocket.Connect(device.Port);
        byte[] request = ReadFrame.Create(Registers);
        byte[] answer = new byte[ReadFrame.AnswerSize(Registers)];
        return Task.FromResult(new Contest(
            new BlockingContender(() => client.ReadHoldingRegisters(1, 0, values.AsSpan()), client),
            new BlockingContender(() => Exchange(socket, request, answer), socket, device)));
    }

    private static void Exchange(Socket socket, byte[] request, byte[] answer)
    {
        socket.Send(request);
        for (int received = 0; received < answer.Length;)
        {
            received += socket.Receive(answer.AsSpan(received));
        }
    }
}
